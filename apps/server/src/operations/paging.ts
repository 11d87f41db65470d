import type { OperationId } from '@tintype/types/operations'
import type { Page } from '../catalog/media.ts'
import type { PageRequest, PositionCodec } from '../tokens/pageTokens.ts'
import type { Context } from './operation.ts'

interface PageParameters {
  /** Always set: by the caller, or by the default of the document. */
  pageSize?: number
  pageToken?: string
}

/** One page of a list, with the token of the next one if there is one. */
export interface PageOf<Row> {
  rows: Row[]
  nextPageToken?: string
}

/** A list: how to read its rows, and the position after a row. */
interface List<Row, Position> {
  codec: PositionCodec<Position>
  read: (page: Page<Position>) => Promise<Row[]>
  positionOf: (row: Row) => Position
}

/**
 * Reads one page. It reads one row more than requested, and returns a token only if that row exists: some clients crash
 * on a token that leads to an empty page.
 */
export async function readPage<Row, Position>(
  operation: OperationId,
  parameters: PageParameters & object,
  context: Context,
  { codec, read, positionOf }: List<Row, Position>,
): Promise<PageOf<Row>> {
  return fillPage(await parsePage(operation, parameters, context, codec), read, positionOf)
}

/** The same for a page whose token is already parsed, so that `read` may run in a snapshot. */
export async function fillPage<Row, Position>(
  { size, after, tokenFor, emptyPage }: ParsedPage<Position>,
  read: (page: Page<Position>) => Promise<Row[]>,
  positionOf: (row: Row) => Position,
): Promise<PageOf<Row>> {
  if (emptyPage) return emptyPage
  const found = await read({ limit: size + 1, after })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  if (found.length <= size || last === undefined) return { rows }
  return { rows, nextPageToken: tokenFor(positionOf(last)) }
}

/** A page as the caller requested it. */
export interface ParsedPage<Position> {
  size: number
  /** Undefined for the first page. */
  after?: Position
  /** The token of the page after a position. */
  tokenFor: (position: Position) => string
  /** The response to a caller that has requested the fault of an empty page. */
  emptyPage?: { rows: []; nextPageToken: string }
}

/** Parses the page token of a request. */
export async function parsePage<Position>(
  operation: OperationId,
  parameters: PageParameters & object,
  { principal, pageTokens, emptyPage }: Context,
  codec: PositionCodec<Position>,
): Promise<ParsedPage<Position>> {
  const { pageToken, ...others } = parameters
  const { user, client } = principal
  const request: PageRequest = { operation, user, client, parameters: others }
  const size = parameters.pageSize
  if (size === undefined) throw new Error(`The document has no default pageSize for ${operation}.`)
  const after = pageToken === undefined ? undefined : await pageTokens.parse(request, codec, pageToken)
  return {
    size,
    after,
    tokenFor: (position) => pageTokens.issue(request, codec, position),
    emptyPage: emptyPage ? { rows: [], nextPageToken: pageTokens.issue(request, codec, after) } : undefined,
  }
}

/** The list of a response, which proto3 JSON omits when it is empty. */
export function omitEmpty<Shown>(list: Shown[]): Shown[] | undefined {
  return list.length > 0 ? list : undefined
}
