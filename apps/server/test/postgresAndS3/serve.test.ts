import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takeDatabase } from '../support/database.ts'
import { run, serve } from '../support/process.ts'
import { newStorePlace } from '../support/store.ts'

test('the second start prints how to create a token, without the password of the database', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tintype-serve-'))
  onTestFinished(() => rm(data, { recursive: true }))
  const { url: database, giveBack } = await takeDatabase()
  onTestFinished(giveBack)
  const owner = ['--user', 'owner', '--client', 'app', '--scopes', 'photoslibrary']
  await run(['token', 'create', ...owner, '--database', database])
  const server = await serve(data, ['--database', database, '--blobs', await newStorePlace()])
  onTestFinished(() => server.kill('SIGTERM'))
  const secret = Object.assign(new URL(database), { password: 'PASSWORD' })
  expect(server.greeting).toContain(`--database '${secret.href}'`)
  expect(server.greeting).not.toContain(database)
})
