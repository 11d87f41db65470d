/** Words that CONTRIBUTING.md replaces, read from its tables so that they are stated once. */
export interface Glossary {
  /** Names as a whole: of a function, a method or a type. */
  wholeNames: Replacement[]
  /** Words inside any name. */
  nameParts: Replacement[]
  fileNames: Replacement[]
  phrases: Replacement[]
}

export interface Replacement {
  readonly forbidden: string
  readonly better: string
}

/**
 * Reads the tables under "Names" and "Sentences". Their last column holds `word` for a whole name, `*word*` for a
 * part of a name, `word.ts` for a file, and "words" for prose. The first column is the replacement.
 */
export function readGlossary(markdown: string): Glossary {
  const glossary: Glossary = { wholeNames: [], nameParts: [], fileNames: [], phrases: [] }
  for (const cells of glossaryRows(markdown)) {
    const better = (cells[0] ?? '').replaceAll('`', '')
    for (const [, name, phrase] of (cells.at(-1) ?? '').matchAll(/`([^`]+)`|"([^"]+)"/g)) {
      if (phrase !== undefined) glossary.phrases.push({ forbidden: phrase, better })
      else if (name?.startsWith('*')) {
        glossary.nameParts.push({ forbidden: name.slice(1, -1), better })
      } else if (name?.endsWith('.ts')) glossary.fileNames.push({ forbidden: name, better })
      else if (name !== undefined) glossary.wholeNames.push({ forbidden: name, better })
    }
  }
  if (glossary.phrases.length === 0 || glossary.nameParts.length === 0) {
    throw new Error('CONTRIBUTING.md has no glossary: expected tables under "### Names" and "### Sentences".')
  }
  return glossary
}

/** Whether a line of CONTRIBUTING.md lists words that are forbidden elsewhere. */
export function isGlossaryRow(line: string): boolean {
  return line.startsWith('|') && /[`"]/.test(line.split('|').at(-2) ?? '')
}

function glossaryRows(markdown: string): string[][] {
  const rows: string[][] = []
  let inGlossary = false
  for (const line of markdown.split('\n')) {
    if (/^#+ /.test(line)) inGlossary = /^### (Names|Sentences)$/.test(line)
    if (!inGlossary || !line.startsWith('|') || /^\|[ -]+\|/.test(line)) continue
    rows.push(
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  }
  return rows
}
