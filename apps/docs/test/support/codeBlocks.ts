import { readFileSync } from 'node:fs'

export interface Block {
  lang: string
  /** The text after the language, such as a title. */
  meta: string
  text: string
}

/** The fenced code blocks of a page in order. */
export function codeBlocks(page: URL): Block[] {
  const found = readFileSync(page, 'utf8').matchAll(/^```(\w+)(.*)\n([\s\S]*?)\n```$/gm)
  return [...found].map(([, lang = '', meta = '', text = '']) => ({ lang, meta, text }))
}
