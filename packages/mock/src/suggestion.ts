/** The name that was probably meant: one that differs in case and separators only, or else in few letters. */
export function suggestion(name: string, names: readonly string[]): string | undefined {
  const plain = letters(name)
  const same = names.find((each) => letters(each) === plain)
  if (same !== undefined) return same
  const [nearest] = names
    .map((each) => ({ each, distance: editDistance(plain, letters(each)) }))
    .filter(({ each, distance }) => distance <= Math.floor(each.length / 4))
    .sort((a, b) => a.distance - b.distance)
  return nearest?.each
}

const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The number of letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
