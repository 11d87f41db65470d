import { afterAll, beforeAll, expect, test } from 'vitest'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { FAILURES, planOf } from './failAtEach.ts'
import { type FailingLibrary, newFailingLibrary, newPhoto } from './library.ts'

let library: FailingLibrary
beforeAll(async () => {
  library = await newFailingLibrary()
})
afterAll(() => library.remove())

test.each(FAILURES)(
  'a server that starts with %s (%s) reports it in a sentence or serves, and loses nothing',
  async (...failure) => {
    const { data, failures, owner } = library
    const photo = await newPhoto()
    const item = await library.newItem(photo)
    const session = await startResumable(library.server, owner)
    const half = await newPhoto(UNIT + 1000)
    await session.upload(half.subarray(0, UNIT), 0)

    /** Restarts the server with failures, then without if it did not start. @returns its error and the calls */
    const startWith = async (at?: number) => {
      await library.server.kill('SIGKILL')
      await failures.start(planOf(failure, data, at))
      const started = await library.start().catch((error: Error) => error)
      const calls = failures.end()
      library.server = started instanceof Error ? await library.start() : started
      return { said: started instanceof Error ? started.message : undefined, calls }
    }
    let refused = 0
    for (const at of firstOfEach((await startWith()).calls)) {
      const { said, calls } = await startWith(at)
      if (said !== undefined) {
        refused++
        expect({ call: calls[at - 1], said }).toMatchObject({
          said: expect.stringMatching(/^The server did not start: .* Fix: .*\n$/),
        })
      }
      const [state, received] = await resumableAt(moved(session.url), owner).query()
      expect([state, received]).toEqual(['active', String(UNIT)])
    }
    expect(refused).toBeGreaterThan(0)
    const again = resumableAt(moved(session.url), owner)
    const { body } = await again.finish(half.subarray(UNIT), UNIT)
    library.expectLater(half, await library.createItem(body))
    library.expectLater(photo, item)
    await library.verify()
  },
  180_000,
)

/** The URL from an earlier server at the current one. */
const moved = (url: string) => url.replace(/^http:\/\/[^/]+/, library.server.url)

/** The numbers of calls, from 1, without repetitions: there are hundreds of folders of photos. */
function firstOfEach(calls: readonly string[]): number[] {
  const kinds = calls.map((call) => call.replace(/\b[0-9a-f]{2}$|[0-9a-f]{32,}/, '*'))
  return kinds.flatMap((kind, index) => (kinds.indexOf(kind) === index ? [index + 1] : []))
}
