import { extname } from 'node:path'
import type ts from 'typescript'
import type { Texts } from './passage.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readDescriptions, readHashComments, readMarkupComments } from './readPlain.ts'
import { readTypeScript } from './readTypeScript.ts'

/** Texts of a file of any kind; undefined for kinds without any. `parse` parses TypeScript and JavaScript. */
export function readTexts(file: string, text: string, parse: () => ts.SourceFile): Texts | undefined {
  switch (extname(file)) {
    case '.ts':
    case '.mts':
    case '.js':
    case '.mjs':
      return readTypeScript(parse(), isTest(file))
    case '.md':
      return { passages: readMarkdown(text), names: [] }
    case '.yaml':
    case '.yml':
      return { passages: [...readHashComments(text), ...readDescriptions(text)], names: [] }
    case '.sh':
    case '':
      return { passages: readHashComments(text), names: [] }
    case '.astro':
    case '.css':
    case '.html':
      return { passages: readMarkupComments(text), names: [] }
    default:
      return undefined
  }
}

export function isTest(file: string): boolean {
  return /(^|\/)test\//.test(file) || /\.test(-d)?\.ts$/.test(file)
}
