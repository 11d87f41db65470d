import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { skippedFor } from '../support/otherUser.ts'
import { send, type TestAnswer } from '../support/send.ts'
import { FAILURES, failAtEach } from './failAtEach.ts'
import { expectWhole, type FailingLibrary, newFailingLibrary, newPhoto } from './library.ts'

let library: FailingLibrary
beforeAll(async () => {
  library = await newFailingLibrary()
})
afterAll(() => library.remove())

/** @throws when the response breaks off: the server cannot replace a response that has begun */
async function download(url: string): Promise<TestAnswer> {
  const response = await fetch(url)
  const bytes = Buffer.from(await response.arrayBuffer())
  const body = response.status === 200 ? bytes : JSON.parse(bytes.toString())
  return { status: response.status, headers: response.headers, body }
}

test.each(FAILURES)(
  'a download with %s (%s) fails, breaks off or completes, and the next one completes',
  async (...failure) => {
    const failed = await failAtEach(library, failure, async () => {
      // Longer than one read.
      const photo = await newPhoto(1_500_000)
      const item = await library.newItem(photo)
      return {
        request: () => download(`${item.baseUrl}=d`),
        async verify(answer) {
          if (answer?.status === 200) expect(answer.body.equals(photo)).toBe(true)
          library.expectLater(photo, item)
        },
      }
    })
    // Reading needs no space.
    if (failure[0] === 'ENOSPC') expect(failed).toBe(0)
    else expect(failed).toBeGreaterThan(0)
  },
  120_000,
)

test.each(FAILURES)(
  'an image whose rendering meets %s (%s) is served the next time, in every size',
  async (...failure) => {
    await failAtEach(library, failure, async () => {
      const photo = await newPhoto()
      const item = await library.newItem(photo)
      // Otherwise the request would use a process that has already started.
      await killWorkers()
      return {
        request: () => download(`${item.baseUrl}=w20`),
        async verify() {
          for (const size of ['w20', 'w10', 'w40-h30', 'w16-h16-c']) {
            const image = await fetch(`${item.baseUrl}=${size}`)
            expect([size, image.status, image.headers.get('content-type')]).toEqual([size, 200, 'image/jpeg'])
          }
          library.expectLater(photo, item)
        },
      }
    })
  },
  120_000,
)

/** Kills the server's worker processes, as the system does when memory runs out. */
async function killWorkers(): Promise<void> {
  const { url, child } = library.server
  const list = `/proc/${child.pid}/task/${child.pid}/children`
  const workers = () => readFileSync(list, 'utf8').split(' ').filter(Boolean)
  for (const worker of workers()) process.kill(Number(worker), 'SIGKILL')
  await expect.poll(workers).toEqual([])
  // After this response the server has noticed.
  await send(`${url}/healthz`)
}

const whyNoLimit = (() => {
  try {
    execFileSync('prlimit', ['--version'])
  } catch {
    return 'it needs prlimit'
  }
  return undefined
})()

test.skipIf(whyNoLimit)(
  `without free file descriptors no file is marked as damaged, and all requests succeed afterwards${skippedFor(whyNoLimit)}`,
  async () => {
    const { pid } = library.server.child
    const limit = (files: number) => execFileSync('prlimit', ['--pid', `${pid}`, `--nofile=${files}:`])
    /** The first descriptor that is not in use. */
    const free = () => {
      const used = new Set(readdirSync(`/proc/${pid}/fd`))
      return (
        Array.from({ length: used.size + 1 }, (_, number) => number).find((one) => !used.has(`${one}`)) ?? 0
      )
    }
    const [rendered, uploaded] = [await newPhoto(), await newPhoto(700_000)]
    const item = await library.newItem(rendered)
    await killWorkers()
    // The requests below use a connection that is already open.
    limit(free())
    const upload = await library.post('uploads', uploaded)
    expect([upload.status, upload.body.code]).toEqual([503, 14])
    const image = await fetch(`${item.baseUrl}=w20`)
    expect([image.status, ((await image.json()) as { error: { status: string } }).error.status]).toEqual([
      503,
      'UNAVAILABLE',
    ])
    // Enough to store the bytes, but not to examine them.
    limit(free() + 2)
    const unexamined = await library.post('uploads', uploaded)
    expect([200, 503]).toContain(unexamined.status)
    limit(1024)
    if (unexamined.status === 200) await expectWhole(await library.createItem(unexamined.body), uploaded)
    library.expectLater(uploaded, await library.newItem(uploaded))
    library.expectLater(rendered, item)
    await library.verify()
  },
)
