import ts from 'typescript-5'
import { expect, test } from 'vitest'
import { checkFileName, createLanguageCheck } from '../src/language/check.ts'
import { readGlossary } from '../src/language/glossary.ts'
import { readTexts } from '../src/language/texts.ts'
import { readText } from '../src/repository.ts'

const glossary = readGlossary(readText('CONTRIBUTING.md'))
const check = createLanguageCheck(glossary)

function rulesIn(file: string, text: string): string[] {
  const parse = () => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return check(file, readTexts(file, text, parse)).map(({ rule, line }) => `${line} ${rule}`)
}

test('the glossary has every kind of entry', () => {
  expect(glossary.nameParts).toContainEqual({
    forbidden: 'takeIn',
    better: 'finishUpload, readBody, onChunkDone',
  })
  expect(glossary.wholeNames.map(({ forbidden }) => forbidden)).toContain('gate')
  expect(glossary.fileNames.map(({ forbidden }) => forbidden)).toContain('doors.ts')
  expect(glossary.phrases.map(({ forbidden }) => forbidden)).toEqual(
    expect.arrayContaining(['the door', 'anew']),
  )
})

test('a document without the tables is an error', () => {
  expect(() => readGlossary('# Contributing\n')).toThrow('has no glossary')
})

test('names: a forbidden word is found inside any name, in singular and plural', () => {
  expect(rulesIn('a.ts', 'export function createTurns() {}\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'const blobTurn = 1\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'const { takeInBytes } = x\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'const returned = taking\n')).toEqual([])
})

test('names: an ambiguous word is found only as the name of a function, a method or a type', () => {
  expect(rulesIn('a.ts', 'const gate = (): void => {}\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'interface X { open(): void }\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'interface Told {}\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', 'const open = 1\nconst gateCount = open\n')).toEqual([])
})

test('names: names from other libraries are allowed', () => {
  expect(
    rulesIn('a.ts', 'import { open } from "node:fs/promises"\nawait open("x", { seal: 1 }.seal)\n'),
  ).toEqual(['2 name'])
  expect(rulesIn('a.ts', 'const { seal: box } = library\nbox(library.seal)\n')).toEqual([])
})

test('names: a deprecated name is allowed', () => {
  expect(rulesIn('a.ts', '/** @deprecated Use `b`. */\nexport const colour = 1\n')).toEqual([])
  expect(rulesIn('a.ts', 'interface A {\n  /** @deprecated Use `b`. */\n  colour: string\n}\n')).toEqual([])
})

test('names: a file may have a forbidden name', () => {
  expect(checkFileName('apps/server/src/http/doors.ts', glossary)).toHaveLength(1)
  expect(checkFileName('apps/server/src/http/resolveLinks.ts', glossary)).toEqual([])
})

test('phrases: comments, messages, titles of tests, Markdown and descriptions are checked', () => {
  expect(rulesIn('a.ts', '/** Asks anew. */\n')).toEqual(['1 phrase'])
  expect(rulesIn('a.ts', 'f()\n// The request\n// is refused.\n')).toEqual(['2 phrase'])
  expect(rulesIn('a.ts', 'function f() {\n  // Asks anew.\n}\n')).toEqual(['2 phrase'])
  expect(rulesIn('a.ts', 'throw new Error(`The request \u0024{id} is refused.`)\n')).toEqual(['1 phrase'])
  expect(rulesIn('test/a.test.ts', "test('nobody may read it', () => {})\n")).toEqual(['1 phrase'])
  expect(rulesIn('a.md', 'A request\nis\nrefused.\n')).toEqual(['1 phrase'])
  expect(rulesIn('a.md', '| A | The server answers. |\n')).toEqual(['1 phrase'])
  expect(rulesIn('a.yaml', 'description: |\n  Asks\n  anew.\nother: anew\n')).toEqual(['1 phrase'])
  expect(rulesIn('a.sh', 'x # Asks anew.\n')).toEqual(['1 phrase'])
  expect(rulesIn('a.css', '/* Asks anew. */\n')).toEqual(['1 phrase'])
})

test('phrases: code, headings, data of tests and templates are not prose', () => {
  expect(rulesIn('a.md', '# Anew\n\n```\nanew\n```\n\nThe flag `anew` is set.\n')).toEqual([])
  expect(rulesIn('test/a.test.ts', "test('a text', () => 'asks for it anew')\n")).toEqual([])
  expect(rulesIn('a.ts', 'const x = `\u0024{a}/* anew */`\n')).toEqual([])
  expect(rulesIn('a.ts', "query('SELECT anew FROM things WHERE nobody')\n")).toEqual([])
})

test('the glossary itself may contain forbidden words', () => {
  expect(rulesIn('CONTRIBUTING.md', '| again | "anew" |\n')).toEqual([])
})

test.each([
  'What was written to it keeps working.',
  'Sends it. What passes is tried again.',
  'Who waits does it on connections of its own.',
  'Whoever asks gets it.',
  'Whatever runs comes through here.',
  '@returns what calls that off',
  '@param size what the file has',
  'One that is missing is no error.',
])('sentences: "%s" has a pronoun as its subject', (sentence) => {
  expect(rulesIn('a.ts', `/** ${sentence} */\n`)).toContain('1 sentence')
})

test.each([
  'What does the server do?',
  'An error says what was wrong, what the limit is, and what to do.',
  'The user who shared the album, and the client that created it, can read it.',
  'Returns the response body; anything else throws a `PhotosError`.',
  'Behavior depends on what the client sent.',
])('sentences: "%s" is plain English', (sentence) => {
  expect(rulesIn('a.ts', `/** ${sentence} */\n`)).toEqual([])
})

test('spelling: British spelling is found in names and prose', () => {
  expect(rulesIn('a.ts', 'const colourOf = 1\n')).toEqual(['1 name'])
  expect(rulesIn('a.ts', '/** Cancelled requests change the behaviour of the catalogue. */\n')).toEqual([
    '1 spelling',
  ])
  expect(rulesIn('a.md', 'Normalises and analyses grey images.\n')).toEqual(['1 spelling'])
})

test('spelling: words with the same spelling on both sides are allowed', () => {
  expect(
    rulesIn('a.md', 'A precise exercise: otherwise four hours of noise, canceled, in color and gray.\n'),
  ).toEqual([])
})
