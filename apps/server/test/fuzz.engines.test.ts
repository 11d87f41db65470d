import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/run.ts'
import { demoUsers, makeDemo } from '../src/testing/demo.ts'
import { startTestServer } from './support/server.ts'

/** For more requests, or others: `TINTYPE_FUZZ_RUNS=100000 TINTYPE_FUZZ_SEED=7`. */
const runs = Number(process.env.TINTYPE_FUZZ_RUNS ?? 2000)
const seed = Number(process.env.TINTYPE_FUZZ_SEED ?? 20250331)

test(
  `${runs} requests made from the document cause no internal error, return documented responses, and are rejected for each fault`,
  async () => {
    const server = await startTestServer({ memory: true })
    const owner = await server.token({ user: demoUsers.owner })
    await makeDemo({ url: server.url, owner, member: await server.token({ user: demoUsers.member }) })
    const token = () => Promise.resolve(owner)
    const { fault, requests, statuses } = await fuzz({ server: { url: server.url, token }, runs, seed })
    expect(fault).toBeUndefined()
    expect(requests).toBe(runs)
    // The requests are useful only if many of them pass the validation.
    expect(statuses[200]).toBeGreaterThan(runs * 0.15)
  },
  180_000 + runs * 50,
)
