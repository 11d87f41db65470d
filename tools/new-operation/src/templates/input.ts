import { type NewOperation, UsageError } from '../operation.ts'

/** The value of each path parameter, as an expression in the place where a sample request is written. */
const VALUES: Record<string, Record<Place, string>> = {
  albumId: {
    serverTest: 'await owner.album()',
    model: 'albumName(choice, world)',
    contract: 'await api.someAlbum()',
    contractSuccess: 'await api.album()',
    sample: 'ALBUM_ID',
  },
  mediaItemId: {
    serverTest: 'await owner.photo()',
    model: 'itemName(choice, world)',
    contract: 'await api.photo()',
    contractSuccess: 'await api.photo()',
    sample: 'MEDIA_ITEM_ID',
  },
  shareToken: {
    serverTest: '(await sharedScene()).shareToken',
    model: 'tokenName(choice, world)',
    contract: '(await api.someSharedAlbum()).shareToken',
    contractSuccess: '(await api.sharedAlbum()).shareToken',
    sample: 'SHARE_TOKEN',
  },
}

type Place = 'serverTest' | 'model' | 'contract' | 'contractSuccess' | 'sample'

/** The expression for a path parameter. @throws UsageError for a parameter that no operation has yet */
export function valueIn(parameter: string, place: Place): string {
  const values = VALUES[parameter]
  if (values === undefined) {
    const known = Object.keys(VALUES).join(', ')
    throw new UsageError(
      `{${parameter}} is not a path parameter of any operation; ${known} are. Add it to spec/parameters/ and to VALUES in tools/new-operation/src/templates/input.ts first.`,
    )
  }
  return values[place]
}

/** The input of a request, as an object literal. */
export function inputOf({ pathParameters, hasBody }: NewOperation, place: Place): string {
  const fields = [
    ...pathParameters.map((name) => `${name}: ${valueIn(name, place)}`),
    ...(hasBody ? ['body: {}'] : []),
  ]
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
