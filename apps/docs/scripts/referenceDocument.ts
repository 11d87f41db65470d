import type { ApiDocument, Operation, Parameter, Ref } from './document.ts'
import { isOperation, nameOf, table } from './document.ts'
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
): ApiDocument {
  const { info, paths, components } = document
  const description = [guides, info.description, globalParameters(components.parameters), ...sections].join(
    '\n',
  )
  return {
    ...document,
    info: { ...info, description },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        referencePathItem(item, components.parameters, samples),
      ]),
    ),
  }
}

const guides = '[← Guides, error catalog, status](../)\n'

function referencePathItem(item: Record<string, unknown>, all: Record<string, Parameter>, samples: Samples) {
  const entries = Object.entries(item).map(([key, part]) => {
    if (key === 'parameters') return [key, (part as Ref[]).filter((one) => !all[nameOf(one)]?.['x-global'])]
    return isOperation(part) ? [key, withText(part, samples)] : [key, part]
  })
  return Object.fromEntries(entries)
}

function withText(operation: Operation, samples: Samples): Operation {
  return {
    ...operation,
    description: `${removalNotice(operation)}${operation.description}`,
    'x-codeSamples': samples.of(operation.operationId),
  }
}

export function removalNotice(operation: Operation): string {
  const removed = operation['x-removed']
  return removed
    ? `> **Removed from Google's service on ${removed}.** ${operation['x-way-out']?.trim()}\n\n`
    : ''
}

function globalParameters(parameters: Record<string, Parameter>): string {
  const rows = Object.values(parameters)
    .filter((parameter) => parameter['x-global'])
    .map(({ name, description }) => [`\`${name}\``, description])
  return ['## Parameters of every method', '', table(['Query parameter', ''], rows), ''].join('\n')
}
