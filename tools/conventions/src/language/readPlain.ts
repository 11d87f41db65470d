import type { Passage } from './passage.ts'

/** Comments of shell scripts, YAML and the like; those that follow each other are one passage. */
export function readHashComments(text: string): Passage[] {
  return joinLines(text, (line) => /(?:^|\s)# ?(?!!)(.*)$/.exec(line)?.[1])
}

/** Comments of style sheets and pages. */
export function readMarkupComments(text: string): Passage[] {
  const passages: Passage[] = []
  for (const match of text.matchAll(/\/\*([\s\S]*?)\*\/|<!--([\s\S]*?)-->|^\s*\/\/(.*)$/gm)) {
    const line = text.slice(0, match.index).split('\n').length
    passages.push({ line, text: (match[1] ?? match[2] ?? match[3] ?? '').trim() })
  }
  return passages
}

/** Descriptions and summaries of an OpenAPI document or a workflow of GitHub. */
export function readDescriptions(text: string): Passage[] {
  const passages: Passage[] = []
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const match = /^(\s*(?:- )?)(?:description|summary|title|x-[a-z-]*(?:note|hint|reason)): ?(.*)$/.exec(
      line,
    )
    if (!match) continue
    const indentation = match[1]?.length ?? 0
    const block: string[] = /^[|>]/.test(match[2] ?? '')
      ? []
      : [(match[2] ?? '').replace(/^(['"])(.*)\1$/, '$2')]
    for (const next of lines.slice(index + 1)) {
      if (next.trim() !== '' && next.length - next.trimStart().length <= indentation) break
      block.push(next.trim())
    }
    passages.push({ line: index + 1, text: block.join('\n').trim() })
  }
  return passages
}

function joinLines(text: string, read: (line: string) => string | undefined): Passage[] {
  const passages: { line: number; text: string }[] = []
  let last = -1
  for (const [index, line] of text.split('\n').entries()) {
    const comment = read(line)
    if (comment === undefined) continue
    const previous = passages.at(-1)
    if (previous && last === index - 1) previous.text += `\n${comment}`
    else passages.push({ line: index + 1, text: comment })
    last = index
  }
  return passages
}
