import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Stands for the place of the site while it is built; no address on the finished site holds it. */
export const placeholderBase = '/__tintype__'

/**
 * Makes every address of a built site relative to the file it stands in, so that the site works under any path of any
 * host, and a version's folder can be moved. `inlined` are images by file name that go into the page itself, where
 * they take the colours of the text.
 */
export function makeUrlsRelative(site: URL, inlined: ReadonlyMap<string, string>): void {
  for (const path of readdirSync(fileURLToPath(site), { recursive: true, encoding: 'utf8' })) {
    const file = new URL(path, site)
    const up = '../'.repeat(path.split(/[\\/]/).length - 1)
    if (path.endsWith('.html'))
      rewrite(file, (html) => inlineImages(relativeScript(relativeHtml(html, up), up), inlined))
    if (path.endsWith('.css')) rewrite(file, (css) => css.replaceAll(`${placeholderBase}/`, up))
    if (path.endsWith('.js')) rewrite(file, (script) => relativeScript(script, up))
  }
}

/** Links of Markdown stand at the root (`/guides/uploads/`), those of Astro behind the placeholder. */
export function relativeHtml(html: string, up: string): string {
  const rooted = new RegExp(
    `(\\s(?:href|src|component-url|renderer-url)=")(?:${placeholderBase})?/(?!/)`,
    'g',
  )
  // An address of nothing is this page, not the folder it is in.
  return html.replaceAll(rooted, (_all, attribute: string) => `${attribute}${up || './'}`)
}

/**
 * Modules know at run time where they are, those inside a page too. Only whole texts hold the placeholder: nothing is
 * added to it before.
 */
export function relativeScript(script: string, up: string): string {
  const literal = new RegExp(`(["'\`])${placeholderBase}/?([^"'\`$]*)\\1`, 'g')
  return script.replaceAll(
    literal,
    (_all, _quote, rest: string) => `(new URL("${up || './'}${rest}",import.meta.url).pathname)`,
  )
}

function inlineImages(html: string, inlined: ReadonlyMap<string, string>): string {
  return html.replaceAll(/<img src="[^"]*\/([^"/]+\.svg)" alt="([^"]*)"[^>]*>/g, (image, name, alt) => {
    const svg = inlined.get(name)
    return svg === undefined
      ? image
      : `<span class="diagram" tabindex="0">${svg.replace('<svg ', `<svg role="img" aria-label="${alt}" `)}</span>`
  })
}

function rewrite(file: URL, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed !== text) writeFileSync(file, changed)
}
