import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-5'
import { expect, test } from 'vitest'
import { codeBlocks } from './support/codeBlocks.ts'

const content = new URL('../src/content/docs/', import.meta.url)
const globals = fileURLToPath(new URL('support/guideGlobals.ts', import.meta.url))
const config = fileURLToPath(new URL('../tsconfig.json', import.meta.url))

/** Writes each block as a module next to the tests, named by its page and number. */
function guideModules(): Map<string, string> {
  const pages = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && !path.startsWith('generated'),
  )
  const modules = pages.flatMap((page) =>
    codeBlocks(new URL(page, content))
      .filter(({ lang }) => lang === 'ts')
      .map(({ text }, index) => [`${page.replaceAll(/\W/g, '_')}_${index}.ts`, text] as const),
  )
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  return new Map(modules.map(([name, text]) => [path(name), `${text}\nexport {}\n`]))
}

/** The programs on the pages of operations. */
function samples(): string[] {
  const folder = fileURLToPath(new URL('../samples/', import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => folder + path)
}

test('every TypeScript block in the guides and every sample compiles', () => {
  const modules = guideModules()
  expect(modules.size).toBeGreaterThan(15)
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    fileURLToPath(new URL('..', import.meta.url)),
  )
  // Blocks may declare unused names. Readers may have a stricter tsconfig.
  const strictest = { ...options, noUnusedLocals: false, exactOptionalPropertyTypes: true }
  const host = ts.createCompilerHost(strictest)
  const { fileExists, readFile } = host
  host.fileExists = (path) => modules.has(path) || fileExists(path)
  host.readFile = (path) => modules.get(path) ?? readFile(path)
  const program = ts.createProgram({
    rootNames: [globals, ...modules.keys(), ...samples()],
    options: strictest,
    host,
  })
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
  expect(complaints).toEqual([])
})
