/** Postgres has no text with a NUL in it, and the API has. A character that nobody has use for stands before a digit. */
const MARK = '\uE000'

/** Parameters as Postgres can store them; all but rare texts are as they were. */
export function encodeText(parameter: unknown): unknown {
  if (typeof parameter !== 'string' || !/[\0\uE000]/.test(parameter)) return parameter
  return parameter.replaceAll(MARK, `${MARK}1`).replaceAll('\0', `${MARK}0`)
}

export function decodeText(text: string): string {
  if (!text.includes(MARK)) return text
  return text.replaceAll(`${MARK}0`, '\0').replaceAll(`${MARK}1`, MARK)
}
