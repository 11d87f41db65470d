import { insertEntry } from '../insert.ts'
import { type NewOperation, UsageError } from '../operation.ts'
import type { Workspace } from '../workspace.ts'
import { checkScopes, currentScopes, SCOPE_PREFIX } from './scopes.ts'

const DOCUMENT = 'spec/openapi.yaml'

/** The path, its schemas and their lines in the list of differences from Google's own description. */
export function addToSpec(operation: NewOperation, workspace: Workspace): void {
  const document = workspace.read(DOCUMENT)
  checkDocument(operation, document)
  const file = `paths/${pathFile(operation.path)}`
  if (workspace.has(`spec/${file}`)) {
    workspace.change(`spec/${file}`, (text) => `${text.trimEnd()}\n${pathItemPart(operation, document)}`)
  } else {
    workspace.create(`spec/${file}`, `${parameters(operation)}${pathItemPart(operation, document)}`)
    workspace.change(DOCUMENT, (text) =>
      insertEntry(
        text,
        /^ {2}(\/v1\/.*):\n.*\n/gm,
        operation.path,
        `  ${operation.path}:\n    $ref: ${file}\n`,
      ),
    )
  }
  addSchemas(operation, workspace)
}

function checkDocument(operation: NewOperation, document: string): void {
  const { id, collection } = operation
  if (!document.includes(`\n  - name: ${collection}\n`)) {
    throw new UsageError(`${collection} is not a tag of ${DOCUMENT}. Add the tag first, or correct "${id}".`)
  }
  checkScopes(operation, document)
}

/** `/v1/albums/{albumId}:share` is described in `albums_{albumId}_share.yaml`. */
const pathFile = (path: string) => `${path.replace('/v1/', '').replaceAll(/[/:]/g, '_')}.yaml`

function parameters({ pathParameters }: NewOperation): string {
  if (pathParameters.length === 0) return ''
  return `parameters:\n${pathParameters.map((name) => `  - $ref: ../parameters/${name}.yaml\n`).join('')}`
}

function pathItemPart(operation: NewOperation, document: string): string {
  const { id, collection, method, rpc, scopes, hasBody, pathParameters } = operation
  const current = currentScopes(operation, document)
  const example = (name: string) =>
    `            ${name}:\n              $ref: ../examples/errors/${name}.yaml\n`
  const errors = [
    'InvalidArgument',
    ...pathParameters.flatMap((name) => ERRORS_OF_PARAMETER[name] ?? []),
    'UnknownParameter',
    ...(hasBody ? ['UnknownFieldAtRoot', 'InvalidJson'] : []),
  ]
  return `${method.toLowerCase()}:
  operationId: ${id}
  x-rpc: ${rpc}
  tags: [${collection}]
  summary: TODO
  description: |
    TODO
  security:
${scopes.map((scope) => `    - oauth2: [${SCOPE_PREFIX}${scope}]\n`).join('')}  x-scopes-since-2025-03-31:${
    current.length === 0 ? ' []' : current.map((scope) => `\n    - ${SCOPE_PREFIX}${scope}`).join('')
  }
  x-idempotent: ${method !== 'POST'}
${hasBody ? requestBody(rpc) : ''}  responses:
    "200":
      description: TODO
      content:
        application/json:
          schema:
            $ref: ../schemas/${rpc}Response.yaml
          examples:
            Empty:
              $ref: ../examples/Empty.yaml
    "400":
      description: TODO
      content:
        application/json:
          schema:
            $ref: ../schemas/ErrorResponse.yaml
          examples:
${errors.map(example).join('')}`
}

/** The error examples of a path parameter that is not well formed. */
const ERRORS_OF_PARAMETER: Record<string, string[]> = {
  albumId: ['InvalidAlbumId'],
  mediaItemId: ['InvalidMediaItemId'],
}

const requestBody = (rpc: string) => `  requestBody:
    required: false
    content:
      application/json:
        schema:
          $ref: ../schemas/${rpc}Request.yaml
        examples:
          Empty:
            $ref: ../examples/Empty.yaml
`

function addSchemas({ id, rpc, hasBody }: NewOperation, workspace: Workspace): void {
  const names = [`${rpc}Response`]
  workspace.create(`spec/schemas/${rpc}Response.yaml`, 'type: object\ndescription: TODO\n')
  if (hasBody) {
    names.unshift(`${rpc}Request`)
    workspace.create(
      `spec/schemas/${rpc}Request.yaml`,
      'type: object\nadditionalProperties: false\ndescription: TODO\n',
    )
  }
  const lines = [`methods/${id}`, ...names.map((name) => `schemas/${name}`)].map(
    (where) => `  { where: '${where}', reason: 'TODO' },\n`,
  )
  const START = 'export const deviations: { where: string; reason: string }[] = [\n'
  workspace.change('spec/test/deviations.ts', (text) => {
    if (!text.includes(START)) throw new UsageError('spec/test/deviations.ts has no list of deviations.')
    return text.replace(START, `${START}${lines.join('')}\n`)
  })
}
