import { readFile, writeFile } from 'node:fs/promises'

/** The tables that a project prints: a line `table <name>`, and the lines of the table. */
export function tablesIn(output: string): Map<string, string> {
  const tables = [...output.matchAll(/^table (\w+)\n((?:\|.*\|\n)+)/gm)]
  return new Map(tables.map(([, name = '', table = '']) => [name, table.trim()]))
}

/**
 * Compares tables with those between the marks of a page.
 * @throws Error with the table that differs, or that the page lacks; with `write` it updates the page instead
 */
export async function checkTables(
  page: string,
  tables: ReadonlyMap<string, string>,
  { write = false } = {},
): Promise<void> {
  let text = await readFile(page, 'utf8')
  for (const [name, table] of tables) {
    const block = new RegExp(`(<!-- ${name}: generated .*-->\n\n)([^]*?)(\n\n<!-- ${name}: end -->)`)
    const [, , written] = block.exec(text) ?? []
    if (written === undefined) throw new Error(`${page} has no place for the table "${name}".`)
    if (sameCells(written, table)) continue
    if (!write)
      throw new Error(
        `The table "${name}" of ${page} is out of date. Fix what it reports, or run \`pnpm release:rehearse --all --write\`:\n${table}`,
      )
    text = text.replace(block, (_, start, __, end) => `${start}${table}${end}`)
  }
  if (write) await writeFile(page, text)
}

/** A formatter may have aligned the columns. */
function sameCells(one: string, other: string): boolean {
  const cells = (table: string) => table.replace(/ +/g, ' ').replace(/-{3,}/g, '---')
  return cells(one) === cells(other)
}
