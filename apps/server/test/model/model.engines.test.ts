import { operations } from '@tintype/types/operations'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { startTestServer } from '../support/server.ts'
import { commands } from './commands.ts'
import { fillStock, play } from './play.ts'
import { scene, scenes } from './scenes.ts'

/** More sequences, or others: `TINTYPE_MODEL_RUNS=20000 TINTYPE_MODEL_SEED=7 vitest run test/model`. */
const numRuns = Number(process.env.TINTYPE_MODEL_RUNS ?? (onPostgres ? 100 : 2000))
const seed = Number(process.env.TINTYPE_MODEL_SEED ?? 20250331)

/** Methods that can fail only because of the scopes. */
const NEVER_400 = ['albums.create', 'albums.list', 'mediaItems.list', 'sharedAlbums.list']

test(
  'server and model agree on every sequence of requests of two users through two apps',
  async () => {
    const server = await startTestServer({ memory: true })
    const stock = await fillStock(server)
    const seen = new Set<string>()
    const property = fc.asyncProperty(scene, commands, async (scene, commands) => {
      for (const { method, outcome } of await play(server, stock, [...scenes[scene], ...commands])) {
        seen.add(`${method} ${outcome.status}`)
      }
    })
    await fc.assert(property, { numRuns, seed })

    // The sequences are useful only if they call each method in many ways.
    if (numRuns < 1000) return
    const methods = Object.keys(operations).filter((method) => method !== 'uploads.create')
    const wanted = methods.flatMap((method) =>
      [200, 403, ...(NEVER_400.includes(method) ? [] : [400])].map((status) => `${method} ${status}`),
    )
    // Share tokens have no fixed format, so none is malformed.
    const impossible = ['sharedAlbums.get 400', 'sharedAlbums.join 400']
    expect(wanted.filter((each) => !seen.has(each) && !impossible.includes(each))).toEqual([])
  },
  60_000 + numRuns * 60,
)
