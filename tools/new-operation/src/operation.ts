const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

export type Method = (typeof METHODS)[number]

/** The arguments of `pnpm new:operation`, and the names that follow from them. */
export interface NewOperation {
  /** `albums.delete` */
  id: string
  /** `albums`: the tag, and the folder of the server's files. */
  collection: string
  /** `delete` */
  verb: string
  method: Method
  /** `/v1/albums/{albumId}` */
  path: string
  /** `['albumId']` */
  pathParameters: string[]
  /** `DeleteAlbum`: the name over gRPC, and the prefix of its schemas. */
  rpc: string
  /** `deleteAlbum`: the server's function. */
  functionName: string
  /** Short names of the scopes that allow it. */
  scopes: string[]
  hasBody: boolean
}

/** A mistake in the arguments, or a place that does not look as expected. */
export class UsageError extends Error {}

/**
 * Reads the arguments of `pnpm new:operation`.
 * @param request method and path, such as `DELETE /v1/albums/{albumId}`
 * @throws UsageError
 */
export function parseOperation(
  id: string,
  request: string,
  { rpc, scopes }: { rpc?: string; scopes: string[] },
): NewOperation {
  const [, collection, verb] = /^([a-z][A-Za-z]*)\.([a-z][A-Za-z]*)$/.exec(id) ?? []
  if (collection === undefined || verb === undefined) {
    throw new UsageError(
      `"${id}" is not an operation id. Write collection and method, such as albums.delete.`,
    )
  }
  const [word = '', path = '', ...rest] = request.split(' ')
  const method = METHODS.find((each) => each === word)
  if (method === undefined || rest.length > 0) {
    throw new UsageError(
      `"${request}" is not a request. Write one of ${METHODS.join(', ')}, a space and the path, such as "DELETE /v1/albums/{albumId}".`,
    )
  }
  if (!/^\/v1(\/([A-Za-z]+|\{[A-Za-z]+\}))+(:[A-Za-z]+)?$/.test(path)) {
    throw new UsageError(
      `"${path}" is not a path of this API. Write /v1/, the collection and parameters in braces, such as /v1/albums/{albumId}:share.`,
    )
  }
  if (scopes.length === 0) {
    throw new UsageError('Name the scopes that allow the operation, such as --scope photoslibrary.readonly.')
  }
  const name = rpc ?? `${capitalize(verb)}${capitalize(collection.replace(/s$/, ''))}`
  return {
    id,
    collection,
    verb,
    method,
    path,
    pathParameters: [...path.matchAll(/\{([A-Za-z]+)\}/g)].map(([, parameter = '']) => parameter),
    rpc: name,
    functionName: `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    scopes,
    hasBody: method === 'POST' || method === 'PATCH' || method === 'PUT',
  }
}

const capitalize = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
