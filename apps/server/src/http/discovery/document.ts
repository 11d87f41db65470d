import type { ApiDocument, DocumentedOperation, Parameter, Schema } from '@tintype/document'
import { type Scope, service } from '@tintype/types/operations'
import { type Era, scopesOf } from '../../domain/access.ts'
import { discoveryParameter, discoverySchemas, messageName } from './schemas.ts'

/** A method with its messages; uploads are none, they go by headers and stand in no discovery document. */
interface Method {
  id: string
  operation: DocumentedOperation
  /** Those that open it in the era that is in force. */
  scopes: readonly string[]
  request?: Schema
  response?: Schema
}

/**
 * The discovery document of this service (facts 1): what clients that generate themselves at run time read.
 * It is made from the OpenAPI document and says the same, of the methods and scopes that there are in an era. Only the addresses are missing, which differ by caller.
 */
export function discoveryDocument(document: ApiDocument, era: Era): Record<string, unknown> {
  const methods = document.operations
    .filter((operation) => operation['x-rpc'] !== undefined && operation.scopes[era].length > 0)
    .map((operation) => methodOf(operation, era))
  const { info, externalDocs, components } = document.json
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: `${service.name}:${service.version}`,
    name: service.name,
    canonicalName: service.canonicalName,
    version: service.version,
    revision: service.discoveryRevision,
    title: service.title,
    description: info.summary,
    documentationLink: externalDocs?.url,
    protocol: 'rest',
    servicePath: service.servicePath,
    basePath: service.servicePath,
    batchPath: service.batchPath,
    // A value for `{+id}` is encoded like any other, or an id could not hold what is not a letter.
    fullyEncodeReservedExpansion: true,
    version_module: true,
    auth: {
      oauth2: {
        scopes: Object.fromEntries(
          Object.entries(components.securitySchemes.oauth2.flows.authorizationCode.scopes)
            .filter(([scope]) => scopesOf(era).has(scope as Scope))
            .map(([scope, description]) => [scope, { description }]),
        ),
      },
    },
    parameters: byName(document, document.globalParameters),
    schemas: discoverySchemas(document, methods),
    resources: resources(document, methods),
  }
}

function methodOf(operation: DocumentedOperation, era: Era): Method {
  const request = operation.requestBody?.content['application/json']?.schema
  const response = operation.responses['200']?.content?.['application/json']?.schema
  return {
    id: `${service.name}.${operation.id}`,
    operation,
    scopes: operation.scopes[era],
    ...(request && { request }),
    ...(response && { response }),
  }
}

/** `albums.list` is the method `list` of the resource `albums`. */
function resources(document: ApiDocument, methods: readonly Method[]): Record<string, unknown> {
  const found: Record<string, { methods: Record<string, unknown> }> = {}
  for (const method of methods) {
    const [resource = '', name = ''] = method.operation.id.split('.')
    found[resource] ??= { methods: {} }
    found[resource].methods[name] = describe(document, method)
  }
  return found
}

function describe(document: ApiDocument, { id, operation, scopes, request, response }: Method) {
  const googlePath = operation['x-google-path-template'] ?? operation.path
  const parameters = operation.parameters
    .filter((each) => !each['x-global'])
    .map((each) => (each.in === 'path' ? { ...each, name: pathName(googlePath) } : each))
  return {
    id,
    path: template(googlePath, '+'),
    flatPath: template(googlePath, ''),
    httpMethod: operation.method,
    description: operation.description,
    deprecated: operation.deprecated,
    parameters: byName(document, parameters),
    parameterOrder: parameters.filter((each) => each.in === 'path').map(({ name }) => name),
    request: request && { $ref: messageName(document, request) },
    response: response && { $ref: messageName(document, response) },
    scopes,
  }
}

/** A parameter in a path: `{albumId}`, or `{album.id}` where the discovery format says `id` alone. */
const PATH_PARAMETER = /\{(?:\w+\.)?(\w+)\}/

const pathName = (path: string) => PATH_PARAMETER.exec(path)?.[1] ?? ''

/** Relative to the root. Some clients find a parameter only in the form `{+albumId}` (facts 13.6). */
const template = (path: string, expansion: string) =>
  path.replace(PATH_PARAMETER, `{${expansion}$1}`).replace(/^\//, '')

function byName(document: ApiDocument, parameters: readonly Parameter[]) {
  return Object.fromEntries(parameters.map((each) => [each.name, discoveryParameter(document, each)]))
}
