import type { Example, OpenApi, Resolvable, Server } from './model.ts'

/** The steps of a JSON Pointer or local reference, such as `#/paths/~1v1~1albums/get`. */
export function pointerSteps(pointer: string): string[] {
  const steps = pointer.replace(/^#?\//, '').split('/')
  return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** `Album` for `#/components/schemas/Album`. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/**
 * Follows a reference, and the references it leads to. Any other node is returned as it is.
 * @throws Error if the reference points nowhere
 */
export function resolveReference<Node extends object>(root: object, node: Resolvable<Node>): Node {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as Node
  return resolveReference(root, lookUp(root, node.$ref) as Resolvable<Node>)
}

function lookUp(root: object, reference: string): unknown {
  let node: unknown = root
  for (const step of pointerSteps(reference)) {
    node = (node as Record<string, unknown> | undefined)?.[step]
  }
  if (node === undefined) throw new Error(`${reference} is not in the document.`)
  return node
}

/** The examples of errors by name: of the operations, and of requests that never reach one. */
export const errorExamples = (json: OpenApi): Record<string, Example> => ({
  ...json.components.examples,
  ...json['x-errors'],
})

/** The URL of a server, with the defaults of its variables. */
export const serverUrl = ({ url, variables = {} }: Server): string =>
  url.replace(/\{(\w+)\}/g, (whole, name) => variables[name]?.default ?? whole)
