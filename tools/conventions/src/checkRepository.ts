import { extname } from 'node:path'
import ts from 'typescript'
import { checkLimits } from './complexity/limits.ts'
import { measureFile } from './complexity/measure.ts'
import { checkComplexity, type MeasuredFile } from './complexity/packages.ts'
import type { Finding } from './finding.ts'
import { checkFileName, createLanguageCheck } from './language/check.ts'
import { readGlossary } from './language/glossary.ts'
import { isTest, readTexts } from './language/texts.ts'
import { listFiles, readText } from './repository.ts'

/** Findings in the folders given, or in the whole repository. */
export function checkRepository(folders: readonly string[] = []): Finding[] {
  const glossary = readGlossary(readText('CONTRIBUTING.md'))
  const checkLanguage = createLanguageCheck(glossary)
  const findings: Finding[] = []
  for (const file of listFiles(folders)) {
    findings.push(...checkFileName(file, glossary))
    if (!/\.(ts|mts|js|mjs|md|yaml|yml|sh|astro|css|html)$/.test(file) && extname(file) !== '') continue
    const text = readText(file)
    const texts = readTexts(file, text, () => parse(file, text))
    if (texts) findings.push(...checkLanguage(file, texts))
  }
  // The number of complex functions depends on the size of the whole package.
  const measured = measureSources()
  const chosen = new Set(listFiles(folders))
  const sizes = [
    ...measured.flatMap(({ file, measure }) => checkLimits(file, measure)),
    ...checkComplexity(measured),
  ]
  findings.push(...sizes.filter(({ file }) => chosen.has(file)))
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

/** Programs without their tests. */
export function measureSources(folders: readonly string[] = []): MeasuredFile[] {
  return listFiles(folders)
    .filter((file) => /\.(ts|mts|js|mjs)$/.test(file) && !isTest(file))
    .map((file) => ({ file, measure: measureFile(parse(file, readText(file))) }))
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}
