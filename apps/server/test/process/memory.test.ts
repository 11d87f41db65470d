import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, serve } from '../support/process.ts'
import { startResumable } from '../support/resumable.ts'

const MB = 1024 ** 2

/** Sends this many zeros in pieces. */
async function sendZeros(url: string, bytes: number, headers: Record<string, string | number>) {
  const sending = request(url, { method: 'POST', headers: { 'content-length': bytes, ...headers } })
  const answered = once(sending, 'response')
  const piece = Buffer.alloc(MB)
  for (let sent = 0; sent < bytes; sent += piece.length) {
    if (!sending.write(piece.subarray(0, bytes - sent))) await once(sending, 'drain')
  }
  sending.end()
  const [answer] = await answered
  answer.resume()
  expect(answer.statusCode).toBe(200)
}

/** Peak memory of a process in bytes: its own pages, and those of files that it has read. */
async function peakMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

test.skipIf(process.platform !== 'linux')(
  'a server uses no more memory for long files than for short ones',
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'tintype-memory-'))
    const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
    const token = (await run(['token', 'create', ...whose, '--data', data])).stdout.trim()
    const server = await serve(data)
    const authorization = { authorization: `Bearer ${token}` }
    const raw = (megabytes: number) => sendZeros(`${server.url}/v1/uploads`, megabytes * MB, authorization)
    const resumable = async (megabytes: number) => {
      const { url } = await startResumable(server, token)
      const command = { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': 0 }
      await sendZeros(url, megabytes * MB, { ...authorization, ...command })
    }
    try {
      await raw(30)
      await resumable(31)
      const short = await peakMemory(server.child.pid)
      await raw(300)
      await resumable(301)
      const long = await peakMemory(server.child.pid)
      expect(long - short).toBeLessThan(20 * MB)
      expect(long).toBeLessThan(150 * MB)
    } finally {
      await server.kill('SIGKILL')
      await rm(data, { recursive: true })
    }
  },
  60_000,
)
