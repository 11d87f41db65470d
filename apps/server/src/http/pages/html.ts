/** A piece of HTML. Only `html` creates one, so that every other value in a page is escaped. */
class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type { Html }

/** A value of a template. Texts and numbers are escaped; undefined and false render as nothing. */
type Part = Html | string | number | false | undefined | readonly Part[]

/** A template of HTML. Its literal parts are HTML, its values text. Values of attributes need quotes in the template. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + render(parts[index - 1]) + literal))
}

/** Text of a user between tags. Its direction, left to right or right to left, does not affect the text around it. */
export function userText(text: string): Html {
  return html`<bdi>${plainText(text)}</bdi>`
}

/** Text of a user in an attribute or a title, which cannot contain tags. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** Controls other than tabs and line breaks, and marks that reverse a text: `gpj.exe` would show as `exe.jpg`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const INVISIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

function render(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === undefined || part === false) return ''
  if (typeof part === 'object') return part.map(render).join('')
  return escapeHtml(String(part))
}

/** One `replaceAll` for each character takes a tenth of the time of one `replace` with a callback. */
function escapeHtml(text: string): string {
  if (!/[&<>"']/.test(text)) return text
  return text
    .replaceAll('&', '&#38;')
    .replaceAll('<', '&#60;')
    .replaceAll('>', '&#62;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;')
}
