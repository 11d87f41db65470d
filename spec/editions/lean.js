import { operationsOf, transform, withoutUnused } from './nodes.js'
import { closedCopy, wrappedReference } from './schemas.js'

/** Extensions that help to write a client. The others are for this project's own tools. */
const KEPT = ['x-idempotent', 'x-paging', 'x-partial-success', 'x-removed', 'x-way-out']

/**
 * The document for generators, MCP servers and importers: all operations, without the parameters that all Google APIs
 * share, with ids that are names in programs, and with no `deprecated`, for which some generators leave operations out.
 */
export function lean(document) {
  const isGlobal = (each) => each.$ref !== undefined && parameterOf(document, each)['x-global'] === true
  const changed = transform(document, (node) => {
    const plain = closedCopy(withoutExtensions(node), document)
    if (typeof plain.$ref === 'string') return isSchema(plain) ? wrappedReference(plain) : plain
    if (Array.isArray(plain.parameters)) plain.parameters = plain.parameters.filter((each) => !isGlobal(each))
    if (typeof plain.operationId === 'string') plain.operationId = plainId(plain.operationId)
    return plain
  })
  for (const { operation } of operationsOf(changed)) delete operation.deprecated
  return withoutUnused(changed)
}

/** `albums.create` is `albumsCreate`: generators split ids at dots, each in its own way. */
const plainId = (id) => id.replace(/\.(\w)/g, (_, letter) => letter.toUpperCase())

const isSchema = ({ $ref }) => $ref.startsWith('#/components/schemas/')

const parameterOf = (document, { $ref }) => document.components.parameters[$ref.split('/').at(-1)] ?? {}

const withoutExtensions = (node) =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('x-') || KEPT.includes(key)))
