/** Escapes NUL, which the API allows in texts and Postgres does not: as this private-use character and a digit. */
const ESCAPE = '\uE000'

/** A parameter as Postgres can store it. Almost all texts stay as they are. */
export function encodeText(parameter: unknown): unknown {
  if (Array.isArray(parameter)) return parameter.map(encodeText)
  if (typeof parameter !== 'string' || !/[\0\uE000]/.test(parameter)) return parameter
  return parameter.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll('\0', `${ESCAPE}0`)
}

export function decodeText(text: string): string {
  if (!text.includes(ESCAPE)) return text
  return text.replaceAll(`${ESCAPE}0`, '\0').replaceAll(`${ESCAPE}1`, ESCAPE)
}
