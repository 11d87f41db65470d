import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/finding.ts'
import { checkReferences } from '../src/references/check.ts'
import { listAllFiles, listFiles, readText } from '../src/repository.ts'

const REPOSITORY: Record<string, string> = {
  'spec/facts/04-search.md': '# 4. Search\n\n## 4.1 Filters\n\n1. Not a fact of its own.\n\n## 4.2 Dates\n',
  'spec/facts/13-clients.md': '# 13. Clients\n\n1. One.\n2. Two.\n',
  'docs/decisions/0001-ids.md': '# Ids\n',
  'apps/server/src/main.ts': '',
  'CONTRIBUTING.md': '# Contributing\n',
}

/** Messages of findings, each with its line, in a file that is added to the repository. */
function findingsIn(file: string, text: string): string[] {
  const files = { ...REPOSITORY, [file]: text }
  const findings: Finding[] = checkReferences([file], Object.keys(files), (path) => files[path] ?? '')
  return findings.map(({ line, message }) => `${line}: ${message}`)
}

describe('a citation', () => {
  test.each([
    '/** Dates are inclusive (facts 4.2). */',
    '// facts 4, and facts 13.2',
    '/**\n * Both are accepted (facts\n * 4.1 and 13.1).\n */',
    'Some facts about 9 planets.',
  ])('of facts that exist is valid: %s', (text) => {
    expect(findingsIn('apps/server/src/a.ts', text)).toEqual([])
  })

  test('of an unknown fact is found in any file', () => {
    const missing = ['1: spec/facts has no fact 4.3']
    for (const file of ['apps/a.ts', 'spec/paths/a.yaml', 'packages/a/README.md']) {
      expect(findingsIn(file, '# as in facts 4.3')).toEqual(missing)
    }
    expect(findingsIn('apps/a.ts', '//\n * facts\n * 13.3, 4.1\n * and 5')).toEqual([
      '2: spec/facts has no fact 13.3',
      '2: spec/facts has no fact 5',
    ])
  })
})

describe('a path', () => {
  test('in a page about the repository exists', () => {
    const text = [
      'See `apps/server/src/main.ts`, `apps/server/`, `apps/*/src` and `spec/dist/openapi.json`.',
      'See `apps/server/src/gone.ts` and `packages/`, `main.ts` and `other.ts`.',
      '[ids](0001-ids.md), [home](../../CONTRIBUTING.md#style), [web](https://example.com), [gone](0002-x.md)',
    ].join('\n')
    expect(findingsIn('docs/decisions/0003-a.md', text)).toEqual([
      '2: there is no apps/server/src/gone.ts in the repository',
      '2: there is no packages/ in the repository',
      '3: there is no docs/decisions/0002-x.md in the repository',
      '2: there is no other.ts in the repository',
    ])
  })

  test('of a page that a comment names exists', () => {
    const text =
      "// docs/decisions/0001-ids.md, CONTRIBUTING.md\n/** As server.md says. */\nread('other.md')\n"
    expect(findingsIn('apps/server/src/a.ts', text)).toEqual(['2: there is no server.md in the repository'])
  })
})

test('every reference in this repository resolves', () => {
  expect(checkReferences(listFiles(), listAllFiles(), readText)).toEqual([])
})
