import { randomBytes } from 'node:crypto'
import { loadDocument } from '@tintype/document'
import { createAjv } from '@tintype/document/validate'
import type { SearchMediaItemsRequest } from '@tintype/types'
import { installationKey, userByName } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Marks, setMarks } from '../catalog/marks.ts'
import { mediaById, mediaByIds } from '../catalog/media.ts'
import type { MediaRecord } from '../catalog/mediaRecords.ts'
import type { TimelineCursor } from '../catalog/search/queryPlan.ts'
import { searchMedia } from '../catalog/search/searchMedia.ts'
import type { DataSettings } from '../config.ts'
import { ApiError } from '../domain/apiError.ts'
import { type Category, categoryBits } from '../domain/contentCategories.ts'
import type { MediaId, UserId } from '../domain/ids.ts'
import { type MediaFilter, readFilters } from '../domain/mediaFilter.ts'
import { createMessageReader } from '../domain/messages/messageReader.ts'
import { librarySearch } from '../operations/mediaItems/librarySearch.ts'
import { UserError } from '../process/userError.ts'
import { createPublicIds } from '../tokens/publicIds.ts'
import { createTokenCodec } from '../tokens/tokenCodec.ts'
import { reportUserErrors } from './support/userError.ts'
import { withCatalog } from './support/withCatalog.ts'

interface MediaSetSettings extends DataSettings {
  user: string
  id?: string[]
  /** JSON in the shape of `SearchMediaItemsRequest.filters`. */
  query?: string
  favorite?: 'yes' | 'no'
  archive?: 'yes' | 'no'
  add?: Category[]
  remove?: Category[]
  dryRun?: boolean
}

/** Items in one commit: few enough that writes of a running server hardly wait. */
const BATCH = 200

/**
 * `tintype-server media set`: favorites, archives and categorizes items, for which the API has no method. All arguments
 * are checked before the first change; then items are changed in batches.
 */
export function setMedia(settings: MediaSetSettings): Promise<void> {
  return reportUserErrors(() => run(settings))
}

async function run(settings: MediaSetSettings): Promise<void> {
  const change = readChange(settings)
  const filter = readTarget(settings)
  await withCatalog(settings, async (catalog) => {
    const owner = await userByName(catalog, settings.user)
    if (owner === undefined) throw new UserError(`There is no user ${settings.user}.`)
    const batches = filter
      ? foundItems(catalog, owner, filter)
      : namedItems(catalog, owner, settings.id ?? [])
    let [seen, changed] = [0, 0]
    for await (const ids of batches) {
      seen += ids.length
      changed += await changeItems(catalog, ids, change, settings.dryRun ?? false)
    }
    console.log(`${changed} of ${seen} items ${settings.dryRun ? 'would change' : 'changed'}`)
  })
}

/** Computes the new marks of an item. */
type Change = (media: MediaRecord) => Marks

function readChange({ favorite, archive, add = [], remove = [] }: MediaSetSettings): Change {
  if (favorite === undefined && archive === undefined && add.length + remove.length === 0) {
    throw new UserError('Nothing to change. Use --favorite, --archive, --add or --remove.')
  }
  const both = add.filter((category) => remove.includes(category))
  if (both.length > 0) throw new UserError(`${both.join(', ')} cannot be both added and removed.`)
  return (media) => ({
    favorite: favorite === undefined ? media.favorite : favorite === 'yes',
    archived: archive === undefined ? media.archived : archive === 'yes',
    categories: (media.categories | categoryBits(add)) & ~categoryBits(remove),
  })
}

/** @returns the filter of --query; undefined when --id is used */
function readTarget({ id, query }: MediaSetSettings): MediaFilter | undefined {
  if ((id === undefined) === (query === undefined))
    throw new UserError('Select items with either --id or --query.')
  if (query === undefined) return undefined
  try {
    const { filters = {} } = readSearchRequest({ filters: parseJson(query) })
    const filter = readFilters(filters)
    if (filter.appCreated)
      throw new UserError('excludeNonAppCreatedData needs an app. Remove it from the query.')
    return filter
  } catch (error) {
    if (error instanceof ApiError) throw new UserError(`Invalid query: ${error.message}`)
    throw error
  }
}

/** @throws ApiError as `mediaItems.search` does, so that both accept the same filters. */
function readSearchRequest(request: object): SearchMediaItemsRequest {
  const document = loadDocument()
  const ajv = createAjv(document, { useDefaults: true })
  const reader = createMessageReader(ajv, document, { $ref: '#/components/schemas/SearchMediaItemsRequest' })
  return reader.validate(reader.canonicalize(request)) as SearchMediaItemsRequest
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UserError('The query is not valid JSON.')
  }
}

async function* foundItems(catalog: Catalog, owner: UserId, filter: MediaFilter): AsyncGenerator<MediaId[]> {
  const search = await librarySearch(catalog, { owner }, filter, { now: Date.now() })
  let after: TimelineCursor | undefined
  do {
    const { media, next } = await searchMedia(catalog, search, { size: BATCH, after })
    yield media.map(({ id }) => id)
    after = next
  } while (after !== undefined)
}

/** @throws UserError for an id that is not one of the user's items, before the first batch */
async function* namedItems(
  catalog: Catalog,
  owner: UserId,
  names: readonly string[],
): AsyncGenerator<MediaId[]> {
  const ids = createPublicIds(createTokenCodec(await installationKey(catalog, randomBytes)))
  const wanted = new Set<MediaId>()
  for (const name of names) {
    const id = ids.parseMediaItemId(name)
    const media = id === undefined ? undefined : await mediaById(catalog, id)
    if (media?.owner !== owner) throw new UserError(`The user has no item ${name}.`)
    wanted.add(media.id)
  }
  const all = [...wanted]
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH)
}

/** @returns the number of items that changed */
function changeItems(
  catalog: Catalog,
  ids: readonly MediaId[],
  change: Change,
  dryRun: boolean,
): Promise<number> {
  return catalog.transaction(async (transaction) => {
    let changed = 0
    for (const media of (await mediaByIds(transaction, ids)).values()) {
      const marks = change(media)
      if (isMarked(media, marks)) continue
      if (!dryRun) await setMarks(transaction, media, marks)
      changed++
    }
    return changed
  })
}

function isMarked(media: MediaRecord, { favorite, archived, categories }: Marks): boolean {
  return media.favorite === favorite && media.archived === archived && media.categories === categories
}
