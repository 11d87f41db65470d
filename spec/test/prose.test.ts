import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { complaints, typedLimits, typedScopes } from '../rules/prose.js'
import { copyOfSpec } from './copy.ts'

const known = { statuses: new Set(['200', '401', '403', '429', '500']), dates: new Set(['2025-03-31']) }

describe('a limit typed into prose is found', () => {
  it.each([
    ['**Page size:** 30 unless asked, at most 500.', ['30', '500']],
    ['Ids of 1 to 50 media items.', ['1', '50']],
    ['Up to ten categories.', ['ten']],
    ['Holds fifty of them.', ['fifty']],
    ['Takes five dates.', ['five']],
    ['An album holds 20,000 items.', ['20,000']],
    ['At most 30000 characters.', ['30000']],
    ['A 50-item page, or 50 of them.', ['50-item', '50']],
    ['A photo may have 200 MB, a video 20GB.', ['200', '20GB']],
    ['Valid for 60 minutes, its token for one day.', ['60', 'one']],
    ['A larger number counts as `50`.', ['50']],
    ['At most `10` of them.', ['10']],
    ['{{minItems}} to 50 of them.', ['50']],
    ['401 items are too many.', ['401']],
    ['1-16383 pixels.', ['1-16383']],
    ['Titles of 500 chars, limited to 500.', ['500', '500']],
    ['403 is the maximum, 200 by default.', ['403', '200']],
    ['The page size is 200.', ['200']],
  ])('%s', (text, found) => {
    expect(typedLimits(text, known)).toEqual(found)
  })
})

describe('other numbers are allowed in prose', () => {
  it.each([
    'Ids of {{minItems}} to {{maxItems}} media items.',
    'Rejected with 403; 401 means that the token has expired. 5xx: try again.',
    'Removed on 2025-03-31. Recorded in 2018.',
    'OAuth 2.0, version 1, UTF-8, Base64, WGS 84, 64-bit integers, 3GP and MP4, f/8, 1/250, 35 mm film.',
    'The second fails with code 6. A canonical code: `3` invalid argument, `13` internal.',
    'Zero, or 0 for every year.',
    'Append `=w2048-h1024`, or send `?pageSize=50`.',
    'One of the scopes is enough; the same request twice makes two albums.',
    'Google removed three scopes and six methods.',
    '1. **Start.** Send no body.\n2. **Upload.** Send a chunk.',
    'Photos of any 17 June.',
  ])('%s', (text) => {
    expect(typedLimits(text, known)).toEqual([])
  })
})

describe('a scope typed into prose is found', () => {
  it('by its name or its address, and not as a placeholder', () => {
    const text =
      'Needs `photoslibrary.sharing`, `photoslibrary` or https://www.googleapis.com/auth/photoslibrary.readonly.'
    expect(typedScopes(text)).toEqual(['photoslibrary.sharing', 'photoslibrary', 'photoslibrary.readonly.'])
    expect(typedScopes('Needs {{scope photoslibrary.sharing}} at `photoslibrary.googleapis.com`.')).toEqual(
      [],
    )
  })
})

it('a date that the document does not state is found', () => {
  expect(complaints('Removed on 2025-03-13.', known)).toEqual([expect.stringContaining('{{removed}}')])
})

describe('the lint of the document', () => {
  let copy: Awaited<ReturnType<typeof copyOfSpec>>
  beforeEach(async () => {
    copy = await copyOfSpec()
  })
  afterEach(() => copy.remove())

  it('accepts the committed document', async () => {
    expect(await copy.lint()).toMatchObject({ failed: false })
  })

  it.each([
    [
      'an operation',
      'paths/albums.yaml',
      'Creates an empty album',
      'Creates one of 5000 empty albums',
      '"5000"',
    ],
    ['a schema', 'schemas/Album.yaml', '{{maxLength}}', '500', '"500"'],
    ['a parameter', 'parameters/mediaItemIds.yaml', '{{maxItems}}', 'fifty', '"fifty"'],
    ['a response', 'responses/Aborted.yaml', 'Another write', 'Wait 30 seconds. Another write', '"30"'],
    ['a header', 'headers/Retry-After.yaml', '{{#/x-limits/retryMinDelaySeconds/429}}', '30 seconds', '"30"'],
    ['the introduction', 'openapi.yaml', '{{#/x-limits/photoMaxBytes}}', '200 MB', '"200"'],
    ['a hint', 'hints.yaml', '{{#/x-limits/videoMaxBytes}}', '20 GB', '"20"'],
    [
      'the summary of an example',
      'examples/errors/TooManyItems.yaml',
      'More items than',
      'More than 50 items',
      '"50"',
    ],
    [
      'a scope',
      'schemas/ShareInfo.yaml',
      'True if the caller owns',
      'With `photoslibrary.sharing`, true if the caller owns',
      'The scope photoslibrary.sharing',
    ],
    [
      'the description of a scope',
      'openapi.yaml',
      '{{removed}} also add',
      '2025-03-30 also add',
      '2025-03-30',
    ],
  ])(
    'rejects a number or scope typed into %s, and says what to write',
    async (_, file, text, typed, found) => {
      await copy.edit(file, text, typed)
      const { failed, output } = await copy.lint()
      expect(failed).toBe(true)
      expect(output).toContain(found)
      expect(output).toMatch(/Write (a placeholder: )?\{\{/)
      expect(output).toContain(file)
    },
  )
})
