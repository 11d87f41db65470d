import { examples } from '@tintype/types/examples'

/**
 * The names of the examples by operation and status, as lines.
 * @throws Error with the operations, if there is no such operation
 */
export function exampleList(id?: string): string {
  const ids = Object.keys(examples)
  if (id !== undefined && !ids.includes(id)) {
    throw new Error(`There is no operation ${id}. There are: ${ids.join(', ')}.`)
  }
  const operations = Object.entries(examples).filter(([each]) => id === undefined || each === id)
  return operations
    .map(([each, byStatus]) => {
      const lines = Object.entries(byStatus).map(([status, names]) => `  ${status}  ${names.join(', ')}`)
      return [each, ...lines].join('\n')
    })
    .join('\n\n')
}
