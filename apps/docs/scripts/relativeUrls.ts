import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The base path of the site during the build. The finished site does not contain it. */
export const placeholderBase = '/__tintype__'

/**
 * Makes every address of a built site relative to its file, so that the site works under any path of any host, and the
 * folder of a version can be moved. `inlined` are images by file name that become part of the page, so that they have
 * the colors of its text. Tables can have the focus.
 */
export function makeUrlsRelative(site: URL, inlined: ReadonlyMap<string, string>): void {
  for (const path of readdirSync(fileURLToPath(site), { recursive: true, encoding: 'utf8' })) {
    const file = new URL(path, site)
    const up = '../'.repeat(path.split(/[\\/]/).length - 1)
    if (path.endsWith('.html'))
      rewrite(file, (html) =>
        focusableTables(inlineImages(relativeScript(relativeHtml(html, up), up), inlined)),
      )
    if (path.endsWith('.css')) rewrite(file, (css) => css.replaceAll(`${placeholderBase}/`, up))
    if (path.endsWith('.js')) rewrite(file, (script) => relativeScript(script, up))
  }
}

/** Links in Markdown are absolute (`/guides/uploads/`), those of Astro begin with the placeholder. */
export function relativeHtml(html: string, up: string): string {
  const rooted = new RegExp(
    `(\\s(?:href|src|component-url|renderer-url)=")(?:${placeholderBase})?/(?!/)`,
    'g',
  )
  // An empty address would be this page instead of its folder.
  return html.replaceAll(rooted, (_all, attribute: string) => `${attribute}${up || './'}`)
}

/**
 * Modules know their own address at run time, inline ones too. The placeholder is always at the beginning of a string
 * literal without expressions.
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

/** A table that is wider than the screen scrolls, so the keyboard must reach it. */
const focusableTables = (html: string) => html.replaceAll('<table>', '<table tabindex="0">')

function rewrite(file: URL, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed !== text) writeFileSync(file, changed)
}
