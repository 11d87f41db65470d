import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serve } from '../support/process.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts a server that other machines can reach, and requests its metrics here and at another address. */
async function metricsOf(...args: string[]) {
  const data = await mkdtemp(join(tmpdir(), 'tintype-metrics-'))
  const port = await freePort()
  const server = await serve(data, ['--host', '0.0.0.0', '--metrics-port', String(port), ...args])
  onTestFinished(async () => {
    await server.kill('SIGKILL')
    await rm(data, { recursive: true, force: true })
  })
  const apiPort = new URL(server.url).port
  const statusAt = (address: string) =>
    fetch(`http://${address}`).then(
      ({ status }) => status,
      () => 'nobody',
    )
  return {
    here: await statusAt(`127.0.0.1:${port}/metrics`),
    elsewhere: await statusAt(`127.0.0.2:${port}/metrics`),
    api: await statusAt(`127.0.0.2:${apiPort}/healthz`),
  }
}

test('metrics are served to this machine only, while the API is served to others', async () => {
  expect(await metricsOf()).toEqual({ here: 200, elsewhere: 'nobody', api: 200 })
})

test('--metrics-host serves metrics to other machines', async () => {
  expect(await metricsOf('--metrics-host', '0.0.0.0')).toMatchObject({ here: 200, elsewhere: 200 })
})
