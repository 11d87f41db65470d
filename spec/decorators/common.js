import { readdirSync } from 'node:fs'

/** Parameters of every Google API, one file each. */
const GLOBAL_PARAMETERS = readdirSync(new URL('../parameters/global/', import.meta.url)).sort()

/** Errors that every method documents, unless it describes them itself. */
const ERRORS = { 401: 'Unauthenticated', 403: 'PermissionDenied', 500: 'Internal', 503: 'Unavailable' }

/** The 404 of a request that names a thing by this field of its path or its body. */
const NOT_FOUND = { albumId: 'AlbumNotFound', mediaItemId: 'EntityNotFound', shareToken: 'EntityNotFound' }

const METHODS = ['get', 'put', 'post', 'patch', 'delete']

/** The field that names a thing which may not exist. Ids in lists get a result per item, or 400. */
export function namingField(path, operation, resolve) {
  const schema = operation.requestBody?.content?.['application/json']?.schema
  const properties = resolve(schema ?? {}).node?.properties ?? {}
  return Object.keys(NOT_FOUND).find((field) => path.includes(`{${field}}`) || field in properties)
}

function commonResponses(path, method, operation, resolve) {
  const isRead = method === 'get' || operation['x-paging'] !== undefined
  const field = namingField(path, operation, resolve)
  const responses = { ...ERRORS, 429: isRead ? 'ResourceExhausted' : 'WriteResourceExhausted' }
  return field === undefined ? responses : { ...responses, 404: NOT_FOUND[field] }
}

/** A header of every response. */
const REQUEST_ID = 'X-Request-Id'

/**
 * Adds to every operation what all operations share, so that no path repeats it: a bare token as an
 * alternative to OAuth, the parameters in
 * `parameters/global/`, the error responses in `responses/`, and the id of the request in every response. Runs before
 * linting and bundling.
 */
export function common() {
  return {
    Response(response) {
      response.headers = { ...response.headers, [REQUEST_ID]: { $ref: `../headers/${REQUEST_ID}.yaml` } }
    },
    PathItem(item, { key, resolve }) {
      const { parameters = [], ...operations } = item
      for (const name of Object.keys(item)) delete item[name]
      const globals = GLOBAL_PARAMETERS.map((file) => ({ $ref: `../parameters/global/${file}` }))
      Object.assign(item, { parameters: [...parameters, ...globals], ...operations })
      for (const method of METHODS.filter((each) => each in item)) {
        const operation = item[method]
        operation.security = [...(operation.security ?? []), { bearer: [] }]
        for (const [status, name] of Object.entries(
          commonResponses(String(key), method, operation, resolve),
        )) {
          operation.responses[status] ??= { $ref: `../responses/${name}.yaml` }
        }
      }
    },
  }
}
