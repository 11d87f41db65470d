import { extname } from 'node:path'
import type ts from 'typescript-5'
import type { Passage, Texts } from './passage.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readDescriptions, readHashComments, readMarkupComments } from './readPlain.ts'
import { readTypeScript } from './readTypeScript.ts'

type Reader = (text: string) => Passage[]

const READERS: Readonly<Record<string, Reader>> = {
  '.md': readMarkdown,
  '.yaml': readYaml,
  '.yml': readYaml,
  '.sh': readHashComments,
  // Scripts such as .ci/run.
  '': readHashComments,
  '.astro': readMarkupComments,
  '.css': readMarkupComments,
  '.html': readMarkupComments,
}

export function hasTexts(file: string): boolean {
  return isProgram(file) || extname(file) in READERS
}

/** `parse` parses TypeScript and JavaScript. */
export function readTexts(file: string, text: string, parse: () => ts.SourceFile): Texts {
  if (isProgram(file)) return readTypeScript(parse(), isTest(file))
  return { passages: READERS[extname(file)]?.(text) ?? [], names: [] }
}

export function isProgram(file: string): boolean {
  return /\.(ts|mts|js|mjs)$/.test(file)
}

export function isTest(file: string): boolean {
  return /(^|\/)test\//.test(file) || /\.test(-d)?\.ts$/.test(file)
}

function readYaml(text: string): Passage[] {
  return [...readHashComments(text), ...readDescriptions(text)]
}
