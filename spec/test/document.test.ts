import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  document,
  type Example,
  escapeKey,
  examples,
  examplesIn,
  type MediaType,
  nameOf,
  oauth2,
  operations,
  resolve,
  responseReference,
  type Schema,
  schemaIn,
  schemas,
  walk,
} from './document.ts'
import { violations } from './validate.ts'

interface Body {
  where: string
  pointer: string
  media: MediaType
}

const bodies = (where: string, pointer: string, content: Record<string, MediaType> = {}): Body[] =>
  Object.entries(content).map(([type, media]) => ({
    where,
    pointer: `${pointer}/content/${escapeKey(type)}/schema`,
    media,
  }))

const operationPointer = (path: string, method: string) =>
  `#/paths/${escapeKey(path)}/${method.toLowerCase()}`

const requests = operations.flatMap(({ id, path, method, operation }) =>
  bodies(id, `${operationPointer(path, method)}/requestBody`, operation.requestBody?.content),
)

const responses = operations.flatMap((located) =>
  Object.entries(located.operation.responses).flatMap(([status, response]) => {
    const { id, path, method } = located
    const pointer =
      responseReference(located, status) ?? `${operationPointer(path, method)}/responses/${status}`
    return bodies(`${id} ${status}`, pointer, response.content).map((body) => ({
      ...body,
      status,
    }))
  }),
)

const valuesOf = ({ media }: Body): [string, unknown][] =>
  Object.entries(examplesIn(media)).map(([name, example]) => [name, resolve<Example>(example).value])

describe('the document', () => {
  it('has the version of its package', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(document.info.version).toBe(manifest.version)
  })
})

describe('references', () => {
  it('all resolve', () => {
    const lost: string[] = []
    walk(({ $ref }, at) => {
      try {
        if (typeof $ref === 'string') resolve({ $ref })
      } catch {
        lost.push(`${at}: ${$ref}`)
      }
    })
    expect(lost).toEqual([])
  })

  it('have unique names: bundling does not number files with the same name', () => {
    const numbered = Object.values(document.components).flatMap((part) =>
      Object.keys(part).filter((name) => /-\d+$/.test(name)),
    )
    expect(numbered).toEqual([])
  })
})

describe('examples', () => {
  it('show the errors for an unknown name in the query and the body of every operation with JSON', () => {
    for (const { id, operation } of operations) {
      const takes = operation.requestBody?.content
      if (takes !== undefined && !('application/json' in takes)) continue
      const names = responses
        .filter(({ where }) => where === `${id} 400`)
        .flatMap((body) => valuesOf(body).map(([name]) => name))
      const expected = takes === undefined ? [] : [expect.stringMatching(/^UnknownField/)]
      expect([id, names]).toEqual([id, expect.arrayContaining(['UnknownParameter', ...expected])])
    }
  })

  it.each(requests)('of requests to $where fit the schema', (body) => {
    for (const [name, value] of valuesOf(body))
      expect([name, violations(body.pointer, value)]).toEqual([name, []])
  })

  it('of responses fit their schemas', () => {
    for (const body of responses) {
      for (const [name, value] of valuesOf(body))
        expect([name, violations(body.pointer, value)]).toEqual([name, []])
    }
  })

  it('of parameters and headers, and all defaults, fit their schemas', () => {
    const wrong: string[] = []
    walk((node, at) => {
      if (at.startsWith('#/components/examples')) return
      if ('example' in node && 'schema' in node) {
        wrong.push(...violations(`${at}/schema`, node.example).map((violation) => `${at}: ${violation}`))
      }
      if ('default' in node && 'type' in node) {
        wrong.push(...violations(at, node.default).map((violation) => `${at}: ${violation}`))
      }
    })
    expect(wrong).toEqual([])
  })

  it('of responses leave out fields at their default value, as the API does', () => {
    const defaults: string[] = []
    for (const body of responses.filter(({ status }) => status.startsWith('2'))) {
      for (const [name, value] of valuesOf(body)) {
        walk(
          (node, at) => {
            for (const [key, held] of Object.entries(node)) {
              const isDefault = held === false || held === 0 || held === '' || held === null
              if (isDefault || (Array.isArray(held) && held.length === 0))
                defaults.push(`${name}: ${at}/${key}`)
            }
          },
          value,
          '',
        )
      }
    }
    expect(defaults).toEqual([])
  })
})

/** Errors of requests that reach no operation: no operation names them. */
const ofNoOperation = [
  'Unimplemented',
  'MalformedRequest',
  'RequestTimeout',
  'ContentTooLarge',
  'ExpectationFailed',
  'HeadersTooLarge',
]

describe('errors', () => {
  const errorOf = (value: unknown) =>
    (value as { error?: { code: number; status: string; message: string } } | undefined)?.error
  const messageOf = (value: unknown) =>
    errorOf(value)?.message ?? (value as { message?: string } | undefined)?.message
  const codes = schemas.Error?.properties?.status?.['x-codes'] ?? {}

  it('have a code that matches their status', () => {
    for (const [name, { value, 'x-http-status': http }] of Object.entries(examples)) {
      const error = errorOf(value)
      if (error) expect([name, http ?? codes[error.status]?.http]).toEqual([name, error.code])
    }
  })

  it('are listed under the status that they contain', () => {
    for (const { status, media, where } of responses.filter((response) => /^[45]/.test(response.status))) {
      for (const [name, reference] of Object.entries(examplesIn(media))) {
        const example = resolve<Example>(reference)
        expect([where, name, errorOf(example.value)?.code ?? example['x-http-status']]).toEqual([
          where,
          name,
          Number(status),
        ])
      }
    }
  })

  it('with a template match that template', () => {
    for (const [name, template] of Object.entries(document['x-message-templates'])) {
      const pattern = template
        .split(/\{\w+\}/)
        .map((literal) => literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^]+')
      const message = messageOf(examples[name]?.value)
      expect([name, message]).toEqual([name, expect.stringMatching(new RegExp(`^${pattern}$`))])
    }
  })

  it('with status 429 are final only for the daily quota', () => {
    const rejections = responses
      .filter(({ status }) => status === '429')
      .flatMap(({ media }) => Object.entries(examplesIn(media)))
      .map(([name, reference]) => [name, JSON.stringify(resolve<Example>(reference).value)] as const)
    const final = (text: string) => document['x-retries'].final.some((part) => text.includes(part))
    expect(rejections.length).toBeGreaterThan(0)
    for (const [name, text] of rejections) {
      expect([name, final(text)]).toEqual([name, name === 'QuotaRequestsPerDay'])
    }
  })

  it('have one hint each, except unspecific ones', () => {
    const hinted = Object.values(document['x-hints']).flatMap((hint) => hint.errors ?? [])
    expect(new Set(hinted).size).toBe(hinted.length)
    const named = responses
      .filter(({ status }) => /^[45]/.test(status))
      .flatMap(({ media }) => Object.keys(examplesIn(media)))
    const vague = ['Unimplemented']
    expect(new Set([...hinted, ...vague])).toEqual(new Set([...named, ...ofNoOperation]))
  })

  it('of items have one hint each too', () => {
    const hinted = Object.values(document['x-hints']).flatMap((hint) => hint.items ?? [])
    const statuses = operations.flatMap(({ operation }) => Object.keys(operation['x-item-statuses'] ?? {}))
    expect(hinted.sort()).toEqual(statuses.filter((name) => name !== 'created').sort())
  })

  it('of items in a batch are listed by the operation', () => {
    for (const { id, operation } of operations) {
      const listed = operation['x-item-statuses']
      if (!listed) continue
      const known = Object.values(listed).map((status) => JSON.stringify(status))
      for (const body of responses.filter(({ where }) => where.startsWith(`${id} 2`))) {
        walk(({ status }) => {
          // The status of a video is a string, and unrelated.
          if (typeof status === 'object') expect(known).toContain(JSON.stringify(status))
        }, valuesOf(body))
      }
    }
  })

  it('for violations of a schema exist, and so does the keyword that is violated', () => {
    const checked: string[] = []
    walk((node, at) => {
      for (const [keyword, name] of Object.entries((node['x-violations'] ?? {}) as Record<string, string>)) {
        checked.push(name)
        expect([at, keyword, keyword in node, name in examples]).toEqual([at, keyword, true, true])
      }
    })
    expect(new Set(checked)).toContain('TooManyItems')
  })
})

describe('scopes', () => {
  const declared = Object.keys(oauth2.flows.authorizationCode.scopes)
  const removed = Object.keys(oauth2['x-removed-scopes'])

  it.each(operations)(
    'of $id are declared, and its current scopes do not include removed ones',
    ({ operation }) => {
      const legacy = operation.security.flatMap((alternative) => alternative.oauth2 ?? [])
      const today = operation['x-scopes-since-2025-03-31']
      expect(legacy).not.toEqual([])
      expect([...legacy, ...today].filter((scope) => !declared.includes(scope))).toEqual([])
      expect(today.filter((scope) => removed.includes(scope))).toEqual([])
      expect(operation.security.slice(0, -1).every(({ oauth2 }) => oauth2?.length === 1)).toBe(true)
      expect(operation.security.at(-1)).toEqual({ bearer: [] })
    },
  )

  it.each(operations)(
    'of $id are named in its description',
    ({ operation: { security, description, ...rest } }) => {
      const all = [...security.flatMap(({ oauth2 }) => oauth2 ?? []), ...rest['x-scopes-since-2025-03-31']]
      expect(all.filter((scope) => !description.includes(`\`${nameOf(scope)}\``))).toEqual([])
    },
  )
})

describe('operations', () => {
  it.each(operations)('$id states whether it may be repeated', ({ operation }) => {
    expect(operation['x-idempotent']).toBeTypeOf('boolean')
  })

  it.each(operations.filter(({ method }) => method === 'GET'))('$id may be repeated', ({ operation }) => {
    expect(operation['x-idempotent']).toBe(true)
  })

  it.each(operations)('$id is deprecated if and only if no scope allows it', ({ operation }) => {
    const dead = operation['x-scopes-since-2025-03-31'].length === 0
    expect([operation.deprecated ?? false, operation['x-removed'] !== undefined]).toEqual([dead, dead])
  })

  it.each(operations.filter(({ operation }) => operation['x-paging']))('$id has pages', ({ operation }) => {
    const media = operation.responses['200']?.content?.['application/json'] ?? {}
    const page = resolve<Schema>(schemaIn(media)).properties ?? {}
    expect(page[operation['x-paging']?.items ?? '']?.type).toBe('array')
    expect(page).toHaveProperty('nextPageToken')
    // The mock returns the first example for every token: a loop over its pages must end.
    expect(resolve<Example>(Object.values(examplesIn(media))[0] as Example).value).not.toHaveProperty(
      'nextPageToken',
    )
  })
})

it('no text is a stub of `pnpm new:operation`', () => {
  const stubs: string[] = []
  walk(({ summary, description }, pointer) => {
    if ([summary, description].some((text) => typeof text === 'string' && text.trim() === 'TODO'))
      stubs.push(pointer)
  })
  expect(stubs).toEqual([])
})
