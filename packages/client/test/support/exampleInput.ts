import type { OperationId } from '@tintype/types/operations'

interface Parameter {
  name: string
  example?: unknown
  required?: boolean
  'x-global'?: boolean
}

interface Operation {
  operationId: OperationId
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { content: Record<string, { examples?: Record<string, { value?: unknown; $ref?: string }> }> }
}

interface Document {
  paths: Record<string, Record<string, Operation> & { parameters?: Operation['parameters'] }>
  components: { parameters: Record<string, Parameter>; examples: Record<string, { value: unknown }> }
}

/** The parameters and the body of the first example of an operation in the document. */
export function exampleInput(document: Document, id: OperationId): Record<string, unknown> {
  for (const item of Object.values(document.paths)) {
    const operation = Object.values(item).find((part) => (part as Operation).operationId === id) as
      | Operation
      | undefined
    if (operation === undefined) continue
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
      '$ref' in parameter ? document.components.parameters[last(parameter.$ref)] : parameter,
    )
    const input: Record<string, unknown> = {}
    for (const parameter of parameters) {
      if (parameter?.example !== undefined && !parameter['x-global'])
        input[parameter.name] = parameter.example
    }
    const body = exampleBody(document, operation)
    return body === undefined ? input : { ...input, body }
  }
  throw new Error(`${id} is not in the document.`)
}

function exampleBody(document: Document, { requestBody }: Operation): unknown {
  if (requestBody === undefined) return undefined
  if ('application/octet-stream' in requestBody.content)
    return new TextEncoder().encode('bytes of a photograph')
  const [example] = Object.values(requestBody.content['application/json']?.examples ?? {})
  return example?.$ref ? document.components.examples[last(example.$ref)]?.value : example?.value
}

function last(reference: string): string {
  return reference.split('/').at(-1) ?? ''
}
