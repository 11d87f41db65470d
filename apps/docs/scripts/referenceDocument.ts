/** The parts of the bundled document that the reference adds to. */
export interface Document {
  info: { description: string }
  paths: Record<string, Record<string, Operation> & { parameters?: { $ref?: string }[] }>
  components: { parameters: Record<string, Parameter> }
}

interface Parameter {
  name: string
  description: string
  'x-global'?: boolean
}

interface Operation {
  operationId?: string
  description: string
  'x-removed'?: string
  'x-way-out'?: string
}

/**
 * The document as the reference shows it. What its extensions say becomes text, and the parameters that every
 * method takes are told once instead of at every method. `sections` are more Markdown for the introduction.
 */
export function referenceDocument(document: Document, sections: readonly string[]): Document {
  const { info, paths, components } = document
  const description = [info.description, globalParameters(components.parameters), ...sections].join('\n')
  return {
    ...document,
    info: { ...info, description },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, referencePathItem(item, components.parameters)]),
    ),
  }
}

function referencePathItem(item: Document['paths'][string], known: Record<string, Parameter>) {
  const entries = Object.entries(item).map(([key, part]) => {
    if (key === 'parameters') return [key, (item.parameters ?? []).filter((one) => !isGlobal(one, known))]
    return isOperation(part) ? [key, { ...part, description: describe(part) }] : [key, part]
  })
  return Object.fromEntries(entries)
}

function isOperation(part: unknown): part is Operation {
  return typeof part === 'object' && part !== null && 'operationId' in part
}

function isGlobal({ $ref }: { $ref?: string }, known: Record<string, Parameter>): boolean {
  return known[$ref?.split('/').at(-1) ?? '']?.['x-global'] === true
}

function describe(operation: Operation): string {
  const removed = operation['x-removed']
  const notice = removed
    ? `> **Removed from Google's service on ${removed}.** ${operation['x-way-out']}\n\n`
    : ''
  return `${notice}${operation.description}`
}

function globalParameters(parameters: Record<string, Parameter>): string {
  const rows = Object.values(parameters)
    .filter((parameter) => parameter['x-global'])
    .map(({ name, description }) => `| \`${name}\` | ${description.replaceAll('\n', ' ').trim()} |`)
  return ['## Parameters of every method', '', '| Query parameter | |', '| --- | --- |', ...rows, ''].join(
    '\n',
  )
}
