/** Functions that all editions share: they walk a document and remove components that nothing uses. */

const METHODS = ['get', 'put', 'post', 'patch', 'delete']

/** Keys under which everything is data of the API, and no part of the document. */
const DATA = ['value', 'example', 'default', 'enum', 'const']

/** Whether an object's keys are names of the API instead of keywords. */
const NAMED = ['properties', 'schemas', 'parameters', 'headers', 'responses', 'examples', 'links', 'scopes']

/** Every operation with its path item and its method. */
export function operationsOf(document) {
  return Object.values(document.paths).flatMap((item) =>
    METHODS.filter((method) => item[method]).map((method) => ({ item, method, operation: item[method] })),
  )
}

/**
 * A copy of a document in which every object is replaced by what `change` makes of its copy, from the inside out.
 * @param change gets the copy, and the key that holds it
 */
export function transform(node, change, key = '', isNamed = false) {
  if (Array.isArray(node)) return node.map((each) => transform(each, change, key))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([name, each]) => {
    const isData = !isNamed && (DATA.includes(name) || name.startsWith('x-'))
    return [
      name,
      isData ? structuredClone(each) : transform(each, change, name, !isNamed && NAMED.includes(name)),
    ]
  })
  const copy = Object.fromEntries(entries)
  return isNamed ? copy : change(copy, key)
}

/** The node that a reference within the document names. */
export const pointed = (document, $ref) =>
  $ref
    .slice('#/'.length)
    .split('/')
    .reduce((node, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')], document)

function referencesIn(node, into) {
  if (typeof node !== 'object' || node === null) return
  if (typeof node.$ref === 'string') into.add(node.$ref)
  for (const each of Object.values(node)) referencesIn(each, into)
}

/** Removes the components that nothing refers to, and then those that only they referred to. */
export function withoutUnused(document) {
  const used = new Set()
  const { components, ...rest } = document
  referencesIn(rest, used)
  for (let known = 0; known < used.size; ) {
    known = used.size
    for (const $ref of [...used]) referencesIn(pointed(document, $ref), used)
  }
  const kept = Object.entries(components).map(([kind, named]) => [
    kind,
    kind === 'securitySchemes'
      ? named
      : Object.fromEntries(
          Object.entries(named).filter(([name]) => used.has(`#/components/${kind}/${name}`)),
        ),
  ])
  return { ...document, components: Object.fromEntries(kept) }
}
