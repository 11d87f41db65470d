import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Validator } from '@seriousme/openapi-schema-validator'
import { createDocument, type OpenApi } from '@tintype/document'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { document, operations, walk } from './document.ts'

const NAMES = ['openapi', 'openapi.2025', 'openapi.lean', 'openapi.3.0', 'openapi.3.2'] as const
type Edition = (typeof NAMES)[number]

const fileOf = (name: Edition, format: string) =>
  fileURLToPath(new URL(`../dist/${name}.${format}`, import.meta.url))
const edition = (name: Edition): OpenApi => JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8'))
const idsOf = (name: Edition) => createDocument(edition(name)).operations.map(({ id }) => id)
const allIds = operations.map(({ id }) => id)

const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')

describe.each(NAMES)('%s', (name) => {
  it('is the same in YAML and JSON', () => {
    expect(load(readFileSync(fileOf(name, 'yaml'), 'utf8'))).toEqual(edition(name))
  })

  it("passes Redocly's strict rules, except for the server on this machine and a misread `not`", async () => {
    const args = [redocly, 'lint', '--extends=recommended-strict', fileOf(name, 'json')]
    const skipped = ['no-server-example.com', 'no-required-schema-properties-undefined']
    const { stderr } = await promisify(execFile)(process.execPath, [
      ...args,
      ...skipped.map((rule) => `--skip-rule=${rule}`),
    ])
    expect(stderr).toContain('Your API description is valid')
  })

  it('is valid OpenAPI for another validator', async () => {
    const result = await new Validator().validate({ ...edition(name) })
    expect(result).toMatchObject({ valid: true })
  })

  it('has no unused component', () => {
    const { components, ...rest } = edition(name)
    const text = JSON.stringify({ rest, components })
    const unused = Object.entries(components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, named]) => Object.keys(named).map((key) => `#/components/${kind}/${key}`))
      .filter((pointer) => !text.includes(`"$ref":"${pointer}"`))
    expect(unused).toEqual([])
  })
})

describe('the edition of 2025', () => {
  const today = edition('openapi.2025')
  const text = JSON.stringify(today)

  it('has exactly the operations that Google has not removed', () => {
    expect(idsOf('openapi.2025')).toEqual(
      operations.filter(({ operation }) => !operation['x-removed']).map(({ id }) => id),
    )
  })

  it("has today's scopes and no other", () => {
    for (const { id, security } of createDocument(today).operations) {
      const complete = operations.find((each) => each.id === id)?.operation
      expect(security.flatMap(({ oauth2 }) => oauth2 ?? [])).toEqual(complete?.['x-scopes-since-2025-03-31'])
    }
    const { oauth2 } = today.components.securitySchemes
    const removed = Object.keys(oauth2['x-removed-scopes'])
    expect(
      Object.keys(oauth2.flows.authorizationCode.scopes).filter((scope) => removed.includes(scope)),
    ).toEqual([])
  })

  it('reads only app-created data', () => {
    const reads = createDocument(today).operations.filter(
      ({ method, id }) => method === 'GET' || id.endsWith('search'),
    )
    expect(reads.length).toBeGreaterThan(4)
    for (const { security, description } of reads) {
      expect(security).toEqual([
        { oauth2: ['https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata'] },
        { bearer: [] },
      ])
      expect(description).toContain('**Scope:** `photoslibrary.readonly.appcreateddata`.')
    }
  })

  it('says nothing about sharing, neither in fields nor in examples nor in prose', () => {
    for (const word of ['shareInfo', 'contributorInfo', 'shareToken', 'sharedAlbum', 'albums.share']) {
      expect(text.includes(word), word).toBe(false)
    }
    expect(text.match(/`photoslibrary(\.readonly|\.sharing)?`/)).toBeNull()
  })

  it('keeps at least one sentence of every description, and every example that is not about sharing', () => {
    walk((node) => {
      if ('description' in node) expect(node.description).toMatch(/\w/)
      if ('examples' in node) expect(node.examples).not.toEqual({})
    }, today.paths)
  })
})

describe('the lean edition', () => {
  const lean = edition('openapi.lean')

  it('has every operation under an id that is a name in programs', () => {
    expect(idsOf('openapi.lean')).toEqual(
      allIds.map((id) => id.replace(/\.(.)/, (_, letter) => letter.toUpperCase())),
    )
  })

  it('has no parameter that all Google APIs share, and no deprecated operation', () => {
    const globals = Object.values(document.components.parameters).flatMap((each) =>
      each['x-global'] ? each.name : [],
    )
    expect(globals).toHaveLength(11)
    for (const { parameters, ...operation } of createDocument(lean).operations) {
      expect(parameters.filter(({ name }) => globals.includes(name))).toEqual([])
      expect(operation).not.toHaveProperty('deprecated')
    }
  })

  it('has nothing next to a reference in a schema', () => {
    walk((node) => {
      if (String(node.$ref).startsWith('#/components/schemas/')) expect(Object.keys(node)).toEqual(['$ref'])
    }, lean)
  })
})

describe('the editions in other versions of OpenAPI', () => {
  it.each([
    ['openapi.3.0', '3.0.4'],
    ['openapi.3.2', '3.2.0'],
  ] as const)('%s is OpenAPI %s and has all operations', (name, version) => {
    expect(edition(name).openapi).toBe(version)
    expect(idsOf(name)).toEqual(allIds)
  })

  it('3.0 has nothing next to a reference', () => {
    walk((node) => {
      if (typeof node.$ref === 'string') expect(Object.keys(node)).toEqual(['$ref'])
    }, edition('openapi.3.0'))
  })

  it('3.0 has the bodies of links in their descriptions, because its validators reject them elsewhere', () => {
    const { CreateMediaItem } = edition('openapi.3.0').components.links
    expect(CreateMediaItem).not.toHaveProperty('requestBody')
    expect(CreateMediaItem?.description).toContain('"uploadToken":"$response.body"')
  })

  it('3.0 still closes a request that uses an open schema', () => {
    const { ShareAlbumRequest } = edition('openapi.3.0').components.schemas
    expect(ShareAlbumRequest?.properties?.sharedAlbumOptions?.additionalProperties).toBe(false)
  })
})
