import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { categories } from '../../src/domain/contentCategories.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { send } from '../support/server.ts'

let data: string
let server: ServerProcess
let token: string
/** Three photos, from 2022, 2023 and 2024. */
let ids: string[]

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-media-set-'))
  const scopes = ['--scopes', 'photoslibrary']
  const created = await run([
    'token',
    'create',
    '--user',
    'harbour',
    '--client',
    'a',
    ...scopes,
    '--data',
    data,
  ])
  token = created.stdout.trim()
  server = await serve(data)
  ids = []
  for (const year of [2022, 2023, 2024]) {
    const photo = await makePhoto({ width: 20, height: 20, takenAt: `${year}:06:01 12:00:00` })
    const uploadToken = (await send(`${server.url}/v1/uploads`, { token, body: photo })).body
    const newMediaItems = [{ simpleMediaItem: { uploadToken, fileName: `${year}.jpg` } }]
    const answer = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
    ids.push(answer.body.newMediaItemResults[0].mediaItem.id)
  }
})
afterEach(async () => {
  await server.kill('SIGKILL')
  await rm(data, { recursive: true, force: true })
})

const set = (...args: string[]) => run(['media', 'set', '--user', 'harbour', '--data', data, ...args])

async function found(filters: object): Promise<string[]> {
  const { body } = await send(`${server.url}/v1/mediaItems:search`, { token, body: { filters } })
  return (body.mediaItems ?? []).map(({ filename }: { filename: string }) => filename)
}

const favorites = { featureFilter: { includedFeatures: ['FAVORITES'] } }
const pets = { contentFilter: { includedContentCategories: ['PETS'] } }

test('a running server finds the changes in its next search', async () => {
  const [first = '', second = ''] = ids
  const args = ['--id', first, '--id', second, '--favorite', 'yes', '--add', 'pets,FOOD']
  expect(await set(...args)).toMatchObject({ status: 0, stdout: '2 of 2 items changed\n', stderr: '' })
  expect(await found(favorites)).toEqual(['2023.jpg', '2022.jpg'])
  expect(await found(pets)).toEqual(['2023.jpg', '2022.jpg'])

  expect(await set('--id', first, '--remove', 'PETS', '--favorite', 'no')).toMatchObject({ status: 0 })
  expect(await found(favorites)).toEqual(['2023.jpg'])
  expect(await found(pets)).toEqual(['2023.jpg'])
  expect(await set(...args)).toMatchObject({ stdout: '1 of 2 items changed\n' })
})

test('a query changes all items that it finds, and only counts them in a dry run', async () => {
  const query = JSON.stringify({
    dateFilter: { ranges: [{ startDate: { year: 2023 }, endDate: { year: 2024 } }] },
  })
  const archive = ['--query', query, '--archive', 'yes']
  expect(await set(...archive, '--dry-run')).toMatchObject({ stdout: '2 of 2 items would change\n' })
  expect(await found({})).toHaveLength(3)
  expect(await set(...archive)).toMatchObject({ stdout: '2 of 2 items changed\n' })
  expect(await found({})).toEqual(['2022.jpg'])
  expect(await found({ includeArchivedMedia: true })).toHaveLength(3)

  const everything = JSON.stringify({ includeArchivedMedia: true })
  expect(await set('--query', everything, '--archive', 'no')).toMatchObject({
    stdout: '2 of 3 items changed\n',
  })
  expect(await found({})).toHaveLength(3)
})

test('an invalid command changes nothing', async () => {
  const [first = ''] = ids
  const rejections: [string[], string][] = [
    [['--id', first, '--add', 'CARS'], categories.join(', ')],
    [['--id', first, '--add', 'NONE'], 'Unknown category NONE.'],
    [['--id', first, '--id', 'x'.repeat(64), '--favorite', 'yes'], 'has no item'],
    [['--id', first, '--favorite', 'perhaps'], 'yes, no'],
    [['--id', first], 'Nothing to change'],
    [['--favorite', 'yes'], '--query'],
    [['--id', first, '--query', '{}', '--favorite', 'yes'], '--query'],
    [['--id', first, '--add', 'PETS', '--remove', 'PETS'], 'both added and removed'],
    [['--query', '{"colour":"blue"}', '--favorite', 'yes'], 'colour'],
    [['--query', '{', '--favorite', 'yes'], 'not valid JSON'],
    [['--query', '{"dateFilter":{"dates":[{"month":5}]}}', '--favorite', 'yes'], 'invalid argument'],
    [['--query', '{"excludeNonAppCreatedData":true}', '--favorite', 'yes'], 'excludeNonAppCreatedData'],
    [['--user', 'nobody', '--id', first, '--favorite', 'yes'], 'There is no user nobody.'],
  ]
  for (const [args, complaint] of rejections) {
    expect(await set(...args), args.join(' ')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(complaint),
    })
  }
  expect(await found(favorites)).toEqual([])
  const elsewhere = join(data, 'nowhere')
  expect(await set('--data', elsewhere, '--id', first, '--favorite', 'yes')).toMatchObject({
    status: 1,
    stderr: `There is no library in ${elsewhere}.\n`,
  })
}, 60_000)
