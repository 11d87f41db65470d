import { UsageError } from './operation.ts'

/**
 * Inserts an entry among entries of the same form, ordered by a key that each of them contains.
 * @param pattern matches each entry with its line end and captures its key; flags `gm`
 * @throws UsageError if the text has no such entry
 */
export function insertEntry(text: string, pattern: RegExp, key: string, entry: string): string {
  const matches = [...text.matchAll(pattern)]
  const [first] = matches
  if (first === undefined) throw new UsageError(`Nothing matches ${pattern}, where ${key} would be added.`)
  const before = matches.findLast(([, each = '']) => each < key)
  const at = before === undefined ? first.index : before.index + before[0].length
  return `${text.slice(0, at)}${entry}${text.slice(at)}`
}

/**
 * Inserts text before the first line that equals `end` after a line that starts with `start`.
 * @throws UsageError if the text has no such lines
 */
export function insertBefore(text: string, start: string, end: string, inserted: string): string {
  const from = text.indexOf(`\n${start}`)
  const to = from === -1 ? -1 : text.indexOf(`\n${end}\n`, from)
  if (to === -1) throw new UsageError(`No "${start} … ${end}" was found to add to.`)
  return `${text.slice(0, to + 1)}${inserted}${text.slice(to + 1)}`
}
