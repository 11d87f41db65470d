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

function inserted(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === undefined || part === false) return ''
  if (typeof part === 'object') return part.map(inserted).join('')
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
