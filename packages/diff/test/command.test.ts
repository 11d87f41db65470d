import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tintype-diff-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A document of another project: OpenAPI 3.0 in YAML, without operation ids, with a schema in a file of its own. */
const BASE = `openapi: 3.0.3
info: { title: Shop, version: 2.4.1 }
paths:
  /orders/{orderId}:
    parameters:
      - { name: orderId, in: path, required: true, schema: { type: string } }
    get:
      responses:
        '200':
          description: An order.
          content: { application/json: { schema: { $ref: schemas/Order.yaml } } }
    put:
      operationId: changeOrder
      requestBody:
        content: { application/json: { schema: { $ref: schemas/Order.yaml } } }
      responses: { '204': { description: Changed. } }
`
const ORDER = `type: object
required: [id]
properties:
  id: { type: string }
  note: { type: string, nullable: true }
  state: { type: string, enum: [open, sent] }
  lines:
    type: array
    items: { type: object, properties: { count: { type: integer } } }
`

let count = 0

/** Compares the document with a changed one. */
function diff(change: (base: string, order: string) => [string, string], ...args: string[]) {
  const documents = [[BASE, ORDER] as const, change(BASE, ORDER)].map(([base, order]) => {
    const place = join(folder, `${count++}`)
    mkdirSync(join(place, 'schemas'), { recursive: true })
    writeFileSync(join(place, 'openapi.yaml'), base)
    writeFileSync(join(place, 'schemas/Order.yaml'), order)
    return join(place, 'openapi.yaml')
  })
  return spawnSync(process.execPath, [main, ...documents, ...args], { encoding: 'utf8', cwd: folder })
}

describe('tintype-diff', () => {
  test('the same document needs no new version', () => {
    const { status, stdout, stderr } = diff((base, order) => [base, order])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toBe('Nothing changed in the API since 2.4.1\n\nNo new version is needed.\n')
  })

  test('a new field is a minor version, and belongs to the operations that use it', () => {
    const { status, stdout } = diff((base, order) => [base, `${order}  color: { type: string }\n`])
    expect(status).toBe(0)
    expect(stdout).toContain('GET /orders/{orderId}, changeOrder\n  minor added ')
    expect(stdout).toContain('The changes need a minor version: 2.5.0 after 2.4.1.')
  })

  test('a new operation of a path is not a change of its other operations', () => {
    const { stdout } = diff((base, order) => [
      `${base}    delete:\n      operationId: cancelOrder\n      responses: { '204': { description: Cancelled. } }\n`,
      order,
    ])
    expect(stdout).toContain('\ncancelOrder\n  minor added ')
    expect(stdout).not.toContain('changeOrder')
  })

  test('a renamed path parameter is a patch on the wire, and breaks programs', () => {
    const rename = (base: string, order: string): [string, string] => [
      base.replaceAll('orderId', 'id'),
      order,
    ]
    const { status, stdout } = diff(rename, '--allow', 'minor')
    expect(status).toBe(1)
    expect(stdout).toContain('The changes need a major version: 3.0.0 after 2.4.1.')
    expect(stdout).toContain('major type ')
    expect(stdout).toContain('--allow minor does not permit it.')
    expect(diff(rename, '--no-types').stdout).not.toContain('major type')
  })

  test('an exception turns a change into a patch, and must have a change', () => {
    const drop = (base: string, order: string): [string, string] => [base, order.replace(/ {2}note.*\n/, '')]
    const { changes } = JSON.parse(diff(drop, '--format', 'json').stdout)
    expect(changes.length).toBeGreaterThan(0)
    const exceptions = join(folder, 'exceptions.txt')
    const lines = changes.map(({ line }: { line: string }) => `${line}  # nobody used it\n`)
    writeFileSync(exceptions, lines.join(''))
    const excepted = diff(drop, '--exceptions', exceptions, '--allow', 'patch')
    expect([excepted.status, excepted.stdout]).toEqual([0, expect.stringContaining('2.4.2 after 2.4.1')])
    const stale = diff((base, order) => [base, order], '--exceptions', exceptions)
    expect([stale.status, stale.stdout]).toEqual([1, expect.stringContaining('excepts nothing')])
  })

  test('a missing file and a broken document are one sentence and status 2', () => {
    const missing = spawnSync(process.execPath, [main, 'no.yaml', 'no.yaml'], { encoding: 'utf8' })
    expect([missing.status, missing.stderr]).toEqual([2, 'There is no file no.yaml.\n'])
    const broken = diff((_, order) => ['openapi: [', order])
    expect(broken.status).toBe(2)
    expect(broken.stderr).not.toMatch(/^\s+at /m)
  })
})
