import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/run.ts'
import { demoUsers, makeDemo } from '../src/testing/demo.ts'
import { startTestServer } from './support/server.ts'

/** More of them, and others, by hand: `TINTYPE_FUZZ_RUNS=100000 TINTYPE_FUZZ_SEED=7`. */
const runs = Number(process.env.TINTYPE_FUZZ_RUNS ?? 2000)
const seed = Number(process.env.TINTYPE_FUZZ_SEED ?? 20250331)

test(
  `${runs} requests made from the document: none fails here, each response is documented, each fault is rejected`,
  async () => {
    const server = await startTestServer({ memory: true })
    const owner = await server.token({ user: demoUsers.owner })
    await makeDemo({ url: server.url, owner, member: await server.token({ user: demoUsers.member }) })
    const token = () => Promise.resolve(owner)
    const { fault, requests, statuses } = await fuzz({ server: { url: server.url, token }, runs, seed })
    expect(fault).toBeUndefined()
    expect(requests).toBe(runs)
    // Worth their time only while a good part of them gets past the validation.
    expect(statuses[200]).toBeGreaterThan(runs * 0.15)
  },
  180_000 + runs * 50,
)
