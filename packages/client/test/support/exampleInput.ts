import { type ApiDocument, type DocumentedOperation, ownParameters, takesBytes } from '@tintype/document'

/** The parameters and the body of the first example of an operation in the document. */
export function exampleInput(document: ApiDocument, id: string): Record<string, unknown> {
  const operation = document.operation(id)
  const input: Record<string, unknown> = {}
  for (const { name, example } of ownParameters(operation)) {
    if (example !== undefined) input[name] = example
  }
  const body = exampleBody(document, operation)
  return body === undefined ? input : { ...input, body }
}

function exampleBody(document: ApiDocument, operation: DocumentedOperation): unknown {
  if (takesBytes(operation)) return new TextEncoder().encode('bytes of a photograph')
  const [example] = Object.values(operation.requestBody?.content['application/json']?.examples ?? {})
  return example && document.resolve(example).value
}
