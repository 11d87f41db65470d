import type { ContentCategory } from '@tintype/types'
import { enums } from '@tintype/types/enums'

/** A category that an item can have. `NONE` is the absence of any. */
export type Category = Exclude<ContentCategory, 'NONE'>

/** Every category that an item can have, in the order of the document. */
export const categories: readonly Category[] = enums.ContentCategory.filter((name) => name !== 'NONE')

/** The number of a category, 1 to 26: its index in the document's enum, which is its number in the proto. */
export function categoryNumber(category: Category): number {
  return enums.ContentCategory.indexOf(category)
}

/** Encodes categories as a bit set. The catalog stores it, so the order in the document must never change. */
export function categoryBits(names: readonly Category[]): number {
  return names.reduce((bits, name) => bits | bitOf(categoryNumber(name)), 0)
}

/** The numbers of the categories in a bit set. */
export function categoryNumbers(bits: number): number[] {
  return categories.map(categoryNumber).filter((number) => (bits & bitOf(number)) !== 0)
}

const bitOf = (number: number) => 1 << (number - 1)
