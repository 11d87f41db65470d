import ts from 'typescript-5'
import { checkLimits } from './complexity/limits.ts'
import { measureFile } from './complexity/measure.ts'
import { checkComplexity, type MeasuredFile } from './complexity/packages.ts'
import type { Finding } from './finding.ts'
import { checkFileName, createLanguageCheck } from './language/check.ts'
import { readGlossary } from './language/glossary.ts'
import { hasTexts, isProgram, isTest, readTexts } from './language/texts.ts'
import { checkLayers } from './layers/cruise.ts'
import { LAYER_RULES } from './layers/rules.ts'
import { checkReferences } from './references/check.ts'
import { listAllFiles, listFiles, readText, root } from './repository.ts'

/** Findings in the folders given, or in the whole repository. */
export async function checkRepository(folders: readonly string[] = []): Promise<Finding[]> {
  const files = new Set(listFiles(folders))
  const findings = [
    ...checkLanguage([...files]),
    ...checkReferences([...files], listAllFiles(), readText),
    // Complex functions and layers depend on files outside of the folders.
    ...checkSizes().filter(({ file }) => files.has(file)),
    ...(await checkLayers(root, ['apps', 'packages', 'spec', 'tools'], LAYER_RULES)).filter(({ file }) =>
      files.has(file),
    ),
  ]
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

function checkLanguage(files: readonly string[]): Finding[] {
  const glossary = readGlossary(readText('CONTRIBUTING.md'))
  const check = createLanguageCheck(glossary)
  return files.flatMap((file) => {
    const fileName = checkFileName(file, glossary)
    if (!hasTexts(file)) return fileName
    const text = readText(file)
    return [
      ...fileName,
      ...check(
        file,
        readTexts(file, text, () => parse(file, text)),
      ),
    ]
  })
}

function checkSizes(): Finding[] {
  const measured = measureSources()
  return [
    ...measured.flatMap(({ file, measure }) => checkLimits(file, measure)),
    ...checkComplexity(measured),
  ]
}

/** Programs without their tests. */
export function measureSources(folders: readonly string[] = []): MeasuredFile[] {
  return listFiles(folders)
    .filter((file) => isProgram(file) && !isTest(file))
    .map((file) => ({ file, measure: measureFile(parse(file, readText(file))) }))
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}
