import type { RawBuilder } from 'kysely'

/** Differences between the engines in the SQL of queries, beyond those that Kysely handles. */
export interface SqlDialect {
  readonly name: 'sqlite' | 'postgres'

  /** Whether transactions run concurrently, so that a row must be locked before it is checked. */
  readonly hasRowLocks: boolean

  /**
   * Whether a union of queries that use sorted indexes is merged in order, without reading more of each than needed.
   * If not, each query of the union needs an order and limit of its own.
   */
  readonly mergesSortedUnions: boolean

  /**
   * A parameter on whose value the query plan does not depend. SQLite prepares a statement again at each run if a
   * parameter is the limit, or the value of a column in a table with a partial index: for a page of 100 that takes a
   * seventh of the time of the statement.
   */
  forAnyPlan<Value>(parameter: Value): RawBuilder<Value>

  /**
   * Joins to each row of `entry` its row of `media`, found by its place in the timeline index.
   * @param place the condition on the columns of that index before `id`
   */
  joinMedia(place: RawBuilder<unknown>): RawBuilder<unknown>

  /** Whether no other process has an advisory lock, asked without waiting and without keeping it. */
  isLockFree(key: bigint): RawBuilder<unknown>

  /** A list of numbers as the value of one parameter, so that a statement has one text for lists of any length. */
  listParameter(numbers: readonly number[]): ListParameter

  /** The table `entry` of such a list: `place`, from 1, and `value`. */
  each(list: ListParameter): RawBuilder<unknown>
}

export type ListParameter = string | readonly number[]
