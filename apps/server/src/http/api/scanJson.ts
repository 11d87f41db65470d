/** Deepest nesting that is parsed: the limit of proto3 JSON parsers. */
export const MAX_DEPTH = 100

/**
 * Counts the values and the depth of a JSON text before it is parsed: parsing a million names or brackets would block the
 * server for a second, counting their character codes takes a few milliseconds. The text need not be valid JSON.
 * @returns the limit that the text exceeds, as a sentence; undefined if it exceeds none
 */
export function findExcess(text: string, maxValues: number): string | undefined {
  let [depth, values] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfText(text, at)
    else if (code === COMMA) values++
    else if (code === CLOSING_BRACKET || code === CLOSING_BRACE) depth--
    else if (code === BRACKET || code === BRACE) {
      values++
      if (++depth > MAX_DEPTH) return `The body is nested more than ${MAX_DEPTH} levels deep.`
    }
    if (values > maxValues) return `The body has more than ${maxValues} values.`
  }
  return undefined
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c]
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d]

/** The index of the closing quote of a JSON string; the length of the text if it has none. */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = end
    while (text.charCodeAt(escapes - 1) === BACKSLASH) escapes--
    if ((end - escapes) % 2 === 0) return end
  }
  return text.length
}
