import { inWords, wrap } from './format.js'
import { removalDate } from './sentences.js'

/**
 * `{{maxItems}}` of the schema that is described, `{{mediaItemIds.maxItems}}` of a field or parameter of the operation,
 * `{{#/x-limits/albumMaxItems}}` from anywhere, `{{scope photoslibrary.sharing}}`, `{{removed}}` for the date.
 */
export const PLACEHOLDER = /\{\{([^{}]+)\}\}/g

/** Keys that hold prose. */
const PROSE = ['description', 'summary', 'title', 'text', 'x-way-out']

/** Whether the text under a key is prose: by its name, or because it describes a scope. */
export const isProse = (key, parent) => PROSE.includes(key) || parent.endsWith('/scopes')

/** Keys under which everything is data, and no text is prose. */
export const DATA = ['value', 'example', 'default', 'enum', 'x-message-templates']

const decodePointer = (part) => part.replaceAll('~1', '/').replaceAll('~0', '~')

/** The value at a JSON Pointer such as `#/x-limits/albumMaxItems`, in words. */
function pointed(pointer, document) {
  const path = pointer.slice('#/'.length).split('/').map(decodePointer)
  return inWords(
    path.reduce((node, key) => node?.[key], document),
    path,
  )
}

function scope(name, document) {
  const { scopes } = document.components.securitySchemes.oauth2.flows.authorizationCode
  return Object.keys(scopes).some((url) => url.endsWith(`/${name}`)) ? `\`${name}\`` : undefined
}

/** A schema with its `$ref` resolved and its `allOf` parts merged. */
function flat(schema, resolve) {
  const { allOf = [], ...own } = { ...resolve(schema), ...schema }
  return Object.assign({}, ...allOf.map((part) => flat(part, resolve)), own)
}

/** The schema that a description belongs to: a schema itself, or that of a parameter or header. */
const schemaOf = (node, resolve) => flat(node.schema ?? node, resolve)

/** The schema of a field in the body of an operation, or of one of its parameters. */
function fieldOf(operation, name, resolve) {
  const parameter = (operation.parameters ?? []).map(resolve).find((each) => each.name === name)
  const body = flat(operation.requestBody?.content?.['application/json']?.schema ?? {}, resolve)
  return flat(parameter?.schema ?? body.properties?.[name] ?? {}, resolve)
}

/** The text for a placeholder in the prose of a node; undefined if the document has none. */
function replacement(placeholder, node, document, resolve) {
  if (placeholder.startsWith('#/')) return pointed(placeholder, document)
  if (placeholder.startsWith('scope ')) return scope(placeholder.slice('scope '.length), document)
  if (placeholder === 'removed') return removalDate(document)
  const [keyword, field] = placeholder.split('.').reverse()
  const schema = field === undefined ? schemaOf(node, resolve) : fieldOf(node, field, resolve)
  return inWords(schema[keyword], [keyword])
}

/** Replaces the placeholders in all prose of a bundled document. A placeholder without a value is an error. */
export function fillPlaceholders(document, resolve) {
  const fill = (text, node, at) => {
    const filled = text.replaceAll(PLACEHOLDER, (whole, placeholder) => {
      const words = replacement(placeholder, node, document, resolve)
      if (words === undefined) throw new Error(`${at}: the document has no value for ${whole}.`)
      return words
    })
    return filled === text ? text : wrap(filled)
  }
  const visit = (node, at) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      const place = `${at}/${key}`
      if (isProse(key, at) && typeof value === 'string') node[key] = fill(value, node, place)
      else if (!DATA.includes(key)) visit(value, place)
    }
  }
  visit(document, '#')
}
