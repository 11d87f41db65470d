import { expect, test } from 'vitest'
import { progressLine } from '../../src/process/progress.ts'

test('a terminal shows one line with a progress bar, which disappears at the end', () => {
  const shown: string[] = []
  const progress = progressLine('copied', { isTTY: true, write: (text) => shown.push(text) })
  for (const done of [0, 1, 500, 504, 1000]) progress(done, 1000)
  expect(shown).toEqual([
    `\r${'░'.repeat(30)} 0% copied`,
    `\r${'█'.repeat(15)}${'░'.repeat(15)} 50% copied`,
    '\r\x1b[K',
  ])
})

test('without a terminal, progress is reported in a line every ten seconds', () => {
  const lines: string[] = []
  let now = 0
  const progress = progressLine('copied', { write: (text) => lines.push(text) }, () => now)
  for (; now <= 25_000; now += 1000) progress(now, 100_000)
  expect(lines).toEqual(['10% copied\n', '20% copied\n'])
})
