import type { OperationId } from '@tintype/types/operations'
import type { PageRequest, Position } from '../tokens/pageTokens.ts'
import type { Context } from './operation.ts'

interface PagedParameters {
  /** Filled in from the document's default when the caller gave none. */
  pageSize?: number
  pageToken?: string
}

/** One page of a listing, with the token for the next one when there is a next one. */
export interface PageOf<Row> {
  rows: Row[]
  nextPageToken?: string
}

/** Before the first row, in every order. */
const START: Position = []

/**
 * Reads one page: opens the caller's token, fetches one row more than asked, and seals a token only when
 * that row is there. A token after the last row crashes some clients (facts 8).
 */
export async function readPage<Row>(
  operation: OperationId,
  parameters: PagedParameters & object,
  context: Context,
  read: (page: { limit: number; after?: Position }) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
): Promise<PageOf<Row>> {
  return fillPage(await openPage(operation, parameters, context), read, positionOf)
}

/** The same for a page whose token is decoded already, so that `read` may run in a transaction. */
export async function fillPage<Row>(
  { size, after, tokenFor, emptyPage }: OpenedPage,
  read: (page: { limit: number; after?: Position }) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
): Promise<PageOf<Row>> {
  if (emptyPage) return emptyPage
  const found = await read({ limit: size + 1, ...(after && { after }) })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  if (found.length <= size || last === undefined) return { rows }
  return { rows, nextPageToken: tokenFor(positionOf(last)) }
}

/** A page as the caller asked for it, and how to seal a token for the one behind it. */
export interface OpenedPage {
  size: number
  after?: Position
  tokenFor: (position: Position) => string
  /** To be answered as it is: the caller has asked for a page without rows, to see what its code makes of it. */
  emptyPage?: { rows: []; nextPageToken: string }
}

/** Opens the caller's page token, for listings that find their own end. */
export async function openPage(
  operation: OperationId,
  parameters: PagedParameters & object,
  { principal, pageTokens, emptyPage }: Context,
): Promise<OpenedPage> {
  const { pageToken, ...others } = parameters
  const { user, client } = principal
  const request: PageRequest = { operation, user, client, parameters: others }
  const size = parameters.pageSize
  if (size === undefined) throw new Error(`The document has no default pageSize for ${operation}.`)
  const position = pageToken === undefined ? START : await pageTokens.open(request, pageToken)
  const tokenFor = (next: Position) => pageTokens.issue(request, next)
  return {
    size,
    ...(position.length > 0 && { after: position }),
    tokenFor,
    ...(emptyPage && { emptyPage: { rows: [], nextPageToken: tokenFor(position) } }),
  }
}

/** The list of an answer: left out when it is empty, as proto3 JSON leaves it out. */
export function listed<Row, Shown>(rows: readonly Row[], show: (row: Row) => Shown): Shown[] | undefined {
  return rows.length > 0 ? rows.map(show) : undefined
}
