import { isGlossaryRow } from './glossary.ts'
import type { Passage } from './passage.ts'

/** Paragraphs, list items and table cells, without code, quotes and headings. */
export function readMarkdown(text: string): Passage[] {
  const passages: Passage[] = []
  let paragraph: { line: number; text: string } | undefined
  let fence: string | undefined
  const lines = withoutFrontmatter(text)
  for (const [index, line] of lines.entries()) {
    const marker = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (fence !== undefined) {
      if (marker?.startsWith(fence)) fence = undefined
      continue
    }
    const isPlain = marker === undefined && !/^\s*(#|>|:::|\||[-*+] |\d+\. |<!--|$)/.test(line)
    if (isPlain && paragraph) {
      paragraph.text += `\n${line.trim()}`
      continue
    }
    paragraph = undefined
    fence = marker
    if (line.startsWith('|')) {
      if (!isGlossaryRow(line))
        for (const cell of line.split('|')) passages.push({ line: index + 1, text: cell.trim() })
    } else if (isPlain || /^\s*([-*+]|\d+\.) /.test(line)) {
      paragraph = { line: index + 1, text: line.replace(/^\s*([-*+]|\d+\.) /, '').trim() }
      passages.push(paragraph)
    }
  }
  return passages
}

/** Keeps the lines' numbers; of the frontmatter, keeps the description. */
function withoutFrontmatter(text: string): string[] {
  const lines = text.split('\n')
  if (lines[0] !== '---') return lines
  const end = lines.indexOf('---', 1)
  return lines.map((line, index) => {
    if (index > end) return line
    return /^description: (.*)/.exec(line)?.[1] ?? ''
  })
}
