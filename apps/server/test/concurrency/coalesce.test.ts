import { expect, test } from 'vitest'
import { createCoalescer } from '../../src/concurrency/coalesce.ts'

/** Work that the test ends, and the signals that it received. */
function work() {
  const signals: AbortSignal[] = []
  const ends: ((value: string) => void)[] = []
  const start = (signal: AbortSignal) => {
    signals.push(signal)
    return new Promise<string>((resolve, reject) => {
      ends.push(resolve)
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  }
  return { signals, ends, start }
}

test('concurrent callers with the same key share one run, and later callers start another', async () => {
  const { signals, ends, start } = work()
  const coalescer = createCoalescer<string>()
  const both = Promise.all([coalescer.run('a', undefined, start), coalescer.run('a', undefined, start)])
  ends[0]?.('first')
  expect(await both).toEqual(['first', 'first'])
  const later = coalescer.run('a', undefined, start)
  ends[1]?.('second')
  expect(await later).toBe('second')
  expect(signals).toHaveLength(2)
})

test('the run continues while any caller waits, and is aborted when all have aborted', async () => {
  const { signals, ends, start } = work()
  const coalescer = createCoalescer<string>()
  const [one, other] = [new AbortController(), new AbortController()]
  const gone = coalescer.run('a', one.signal, start)
  const stays = coalescer.run('a', other.signal, start)
  one.abort(new Error('gone'))
  await expect(gone).rejects.toThrow('gone')
  expect(signals[0]?.aborted).toBe(false)
  other.abort(new Error('gone too'))
  await expect(stays).rejects.toThrow('gone too')
  expect(signals[0]?.aborted).toBe(true)
  const next = coalescer.run('a', undefined, start)
  ends[1]?.('next')
  expect(await next).toBe('next')
  await coalescer.settled()
})

test('an aborted caller starts no run, and an error rejects all callers', async () => {
  const { signals, start } = work()
  const coalescer = createCoalescer<string>()
  await expect(coalescer.run('a', AbortSignal.abort(new Error('gone')), start)).rejects.toThrow('gone')
  expect(signals).toEqual([])
  const fail = () => Promise.reject(new Error('failed'))
  const results = await Promise.allSettled([
    coalescer.run('b', new AbortController().signal, fail),
    coalescer.run('b', undefined, fail),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('settled waits for an aborted run whose work has not ended', async () => {
  const coalescer = createCoalescer<string>()
  const caller = new AbortController()
  let end = () => {}
  const work = () => new Promise<string>((resolve) => (end = () => resolve('late')))
  const left = coalescer.run('a', caller.signal, work)
  caller.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  let isSettled = false
  const settled = coalescer.settled().then(() => (isSettled = true))
  await new Promise(setImmediate)
  expect(isSettled).toBe(false)
  end()
  await settled
})
