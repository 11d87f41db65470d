import { isMethod, type OpenApi, operationsOf, pointerSteps } from './api.ts'

/** The part of an API that a pointer leads to, in the words of its users: a field, an operation, a parameter. */
export function subjectOf(pointer: string, json: OpenApi): string {
  const [root = '', first = '', second = '', ...rest] = pointerSteps(pointer)
  if (root === 'components') return first === 'schemas' ? fieldOf(second, rest) : second || first
  if (root !== 'paths') return [root, first].filter(Boolean).join('.')
  const operations = operationsOf(json).filter(({ path }) => path === first)
  const [operation] = operations.filter(({ method }) => method === second)
  if (!isMethod(second) || operation === undefined) return first
  const [part, name, ...inner] = rest
  if (part === 'responses' && name) return `${operation.id}, response ${name}`
  if (part === 'requestBody') return `${operation.id}, request body`
  const [parameter] = part === 'parameters' ? inner : []
  return parameter ? `${operation.id}, ${parameter}` : operation.id
}

/** `Album.title` for the steps `properties`, `title`; keywords such as `maxLength` do not count. */
function fieldOf(schema: string, steps: string[]): string {
  const names = steps.flatMap((step, index) => (steps[index - 1] === 'properties' ? step : []))
  return [schema, ...names].join('.')
}
