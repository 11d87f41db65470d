import type {
  ApiDocument,
  OpenApi,
  OperationObject,
  Parameter,
  PathItem,
  Resolvable,
} from '@tintype/document'
import { removalNotice } from './operations.ts'
import { table } from './page.ts'
import type { Samples } from './samples.ts'

/**
 * Adapts the document for the reference: extensions become text, operations get samples, and the parameters of every
 * method are listed once in the introduction instead of at every method. `sections` are more Markdown for the
 * introduction.
 */
export function referenceDocument(
  document: ApiDocument,
  samples: Samples,
  sections: readonly string[],
): OpenApi {
  const { json, globalParameters } = document
  const description = [guides, json.info.description, parameterTable(globalParameters), ...sections].join(
    '\n',
  )
  const paths = Object.entries(json.paths).map(([path, item]) => [
    path,
    referencePathItem(document, item, samples),
  ])
  return { ...json, info: { ...json.info, description }, paths: Object.fromEntries(paths) }
}

const guides = '[← Guides, error catalog, status](../)\n'

function referencePathItem(
  { resolve }: ApiDocument,
  { parameters = [], ...item }: PathItem,
  samples: Samples,
): PathItem {
  const own = (all: Resolvable<Parameter>[]) => all.filter((each) => !resolve(each)['x-global'])
  const operations = Object.entries(item).map(([method, operation]) => {
    return [
      method,
      { ...withText(operation, samples), parameters: operation.parameters && own(operation.parameters) },
    ]
  })
  return { parameters: own(parameters), ...Object.fromEntries(operations) }
}

function withText(operation: OperationObject, samples: Samples) {
  return {
    ...operation,
    description: `${removalNotice(operation)}${operation.description}`,
    'x-codeSamples': samples.of(operation.operationId),
  }
}

function parameterTable(parameters: readonly Parameter[]): string {
  const rows = parameters.map(({ name, description = '' }) => [`\`${name}\``, description])
  return ['## Parameters of every method', '', table(['Query parameter', ''], rows), ''].join('\n')
}
