/** A piece of HTML. Only `html` makes one, so whatever else gets into a page is text and becomes harmless. */
class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type { Html }

/** What may stand in a template. Texts and numbers are escaped; undefined and false are nothing. */
type Part = Html | string | number | false | undefined | readonly Part[]

/**
 * HTML of a template: what is written in it counts as HTML, what is filled in as text. Attributes need their quotes.
 */
export function html(written: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(written.reduce((text, piece, index) => text + inserted(parts[index - 1]) + piece))
}

/** What a person has written, between tags: whichever way it runs, it turns nothing around it. */
export function userText(text: string): Html {
  return html`<bdi>${plainText(text)}</bdi>`
}

/** The same within an attribute or a title, where no tag can stand. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** Controls, but for tabs and line breaks, and signs that make a text run the other way: `gpj.exe` as `exe.jpg`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const INVISIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

function inserted(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === undefined || part === false) return ''
  if (typeof part === 'object') return part.map(inserted).join('')
  return escaped(String(part))
}

/** One pass a sign, each by the engine itself: a callback for each sign found takes ten times as long. */
function escaped(text: string): string {
  if (!/[&<>"']/.test(text)) return text
  return text
    .replaceAll('&', '&#38;')
    .replaceAll('<', '&#60;')
    .replaceAll('>', '&#62;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;')
}
