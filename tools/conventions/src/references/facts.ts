import type { Finding } from '../finding.ts'

/** A space, or the end of a line of a comment. */
const GAP = String.raw`(?: |\s*\n\s*(?:\*|//|#)? *)`
const NUMBER = String.raw`\d+(?:\.\d+)?`

/** `facts 4.2`, `facts 2.4, 13.19`, `facts 1 and 13`. */
const CITATION = new RegExp(String.raw`\bfacts${GAP}(${NUMBER}(?:(?:,|${GAP}and)${GAP}${NUMBER}\b)*)`, 'g')

export const isFactsPage = (file: string): boolean => /^spec\/facts\/\d+-[a-z-]+\.md$/.test(file)

/** Numbers of the facts on a page: its chapter, and its sections or the items of its list. */
function numbersOn(page: string): string[] {
  const chapter = page.match(/^# (\d+)\. /m)?.[1] ?? ''
  const sections = [...page.matchAll(/^## (\d+\.\d+) /gm)].map(([, number]) => number ?? '')
  const items = [...page.matchAll(/^(\d+)\. /gm)].map(([, item]) => `${chapter}.${item}`)
  return [chapter, ...(sections.length > 0 ? sections : items)]
}

/** All numbers that may be cited. */
export function readFactNumbers(pages: readonly string[]): Set<string> {
  return new Set(pages.flatMap(numbersOn))
}

/** Citations of facts that no page has. */
export function checkCitations(file: string, text: string, known: ReadonlySet<string>): Finding[] {
  return [...text.matchAll(CITATION)].flatMap(({ 1: numbers = '', index }) =>
    [...numbers.matchAll(new RegExp(NUMBER, 'g'))]
      .filter(([number]) => !known.has(number))
      .map(([number]) => ({
        file,
        line: text.slice(0, index).split('\n').length,
        rule: 'fact-citation',
        message: `spec/facts has no fact ${number}`,
      })),
  )
}
