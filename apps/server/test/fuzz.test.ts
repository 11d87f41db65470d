import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/run.ts'

test('2,000 requests made from the document: none fails here, each answer is documented, each fault is refused', async () => {
  const { fault, requests, statuses } = await fuzz({ runs: 2000, seed: 20250331 })
  expect(fault).toBeUndefined()
  expect(requests).toBe(2000)
  // Worth their time only while a good part of them gets past the validation.
  expect(statuses[200]).toBeGreaterThan(300)
}, 180_000)
