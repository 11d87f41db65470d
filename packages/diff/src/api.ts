/**
 * Any OpenAPI document, with as few assumptions as possible: fields that the comparison does not use are unknown, and all
 * others may be absent.
 */
export interface OpenApi {
  info?: { version?: string }
  paths?: Record<string, Record<string, unknown>>
  components?: Record<string, Record<string, unknown>>
}

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  format?: string
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  allOf?: Schema[]
  oneOf?: Schema[]
  anyOf?: Schema[]
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: Schema
}

/** Bodies by media type. */
export type Content = Record<string, { schema?: Schema }>

export interface Operation {
  /** The `operationId`, or method and path. */
  id: string
  /** In lower case. */
  method: string
  path: string
  /** Its own and those of its path. */
  parameters: Parameter[]
  requestBody?: { required?: boolean; content?: Content }
  /** By status. */
  responses: Record<string, { content?: Content }>
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

export const isMethod = (name: string): boolean => METHODS.has(name)

/** The steps of a JSON Pointer or local reference, such as `#/paths/~1albums/get`. */
export function pointerSteps(pointer: string): string[] {
  const steps = pointer.replace(/^#?\//, '').split('/')
  return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * Follows a local reference, and those it leads to. Any other node is returned as it is.
 * @throws Error if the reference points nowhere
 */
function resolve<Node extends object>(json: OpenApi, node: Node): Node {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node
  let target: unknown = json
  for (const step of pointerSteps(node.$ref)) target = (target as Record<string, unknown> | undefined)?.[step]
  if (typeof target !== 'object' || target === null) throw new Error(`${node.$ref} is not in the document.`)
  return resolve(json, target as Node)
}

/** A schema with its reference resolved and its `allOf` parts merged. */
export function flatten(json: OpenApi, schema: Schema): Schema {
  const own = resolve(json, schema)
  let result = own
  for (const part of own.allOf ?? []) {
    const flat = flatten(json, part)
    const properties = { ...flat.properties, ...result.properties }
    const required = [...(flat.required ?? []), ...(result.required ?? [])]
    result = { ...flat, ...result, properties, required }
  }
  return result
}

/** Every operation, in the order of the document. */
export function operationsOf(json: OpenApi): Operation[] {
  return Object.entries(json.paths ?? {}).flatMap(([path, item]) => {
    const { parameters: shared = [], ...rest } = resolve(json, item) as PathItem
    return Object.entries(rest)
      .filter(([name]) => isMethod(name))
      .map(([method, operation]) => operationOf(json, { path, method, shared, operation }))
  })
}

interface RawOperation extends Omit<Partial<Operation>, 'id'> {
  operationId?: string
}

type PathItem = { parameters?: Parameter[] } & Record<string, RawOperation>

interface Place {
  path: string
  method: string
  shared: Parameter[]
  operation: RawOperation
}

function operationOf(json: OpenApi, { path, method, shared, operation }: Place): Operation {
  const { operationId, parameters = [], requestBody, responses = {} } = operation
  const all = [...shared, ...parameters].map((each) => resolve(json, each))
  return {
    id: operationId ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    // An operation may declare a parameter of its path again.
    parameters: [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()],
    requestBody: requestBody && resolve(json, requestBody),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, resolve(json, response)]),
    ),
  }
}
