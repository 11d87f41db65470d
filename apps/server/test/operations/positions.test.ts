import { expect, test } from 'vitest'
import { albumMediaPositions, albumPositions, timelinePositions } from '../../src/operations/positions.ts'
import { id } from '../support/ids.ts'

test('positions are the numbers in page tokens of version 0.1', () => {
  expect(albumPositions.encode(id(5))).toEqual([5])
  expect(timelinePositions.encode({ takenAt: 1_723_883_400_000, id: id(42) })).toEqual([
    1_723_883_400_000, 42,
  ])
  expect(timelinePositions.encode({ takenAt: 7 })).toEqual([7, 0])
  expect(albumMediaPositions.encode({ position: -3, media: id(42) })).toEqual([-3, 42])
})

test('positions are decoded as they were encoded', () => {
  expect(albumPositions.decode([5])).toBe(5)
  expect(timelinePositions.decode([7, 42])).toEqual({ takenAt: 7, id: 42 })
  expect(timelinePositions.decode([7, 0])).toEqual({ takenAt: 7 })
  expect(albumMediaPositions.decode([-3, 42])).toEqual({ position: -3, media: 42 })
})
