import {
  type ApiDocument,
  type DocumentedOperation,
  ownParameters,
  type Parameter,
  type Schema,
} from '@tintype/document'
import { type Scope, service } from '@tintype/types/operations'
import { type Era, scopesOf } from '../../domain/era.ts'
import { discoveryParameter, discoverySchemas, messageName } from './schemas.ts'

/** A method with its messages. Uploads are not methods: discovery documents cannot describe them. */
interface Method {
  id: string
  operation: DocumentedOperation
  /** The scopes that give access to it in the current era. */
  scopes: readonly string[]
  request?: Schema
  response?: Schema
}

/**
 * The discovery document of this service (facts 1), from which some clients generate their methods at run time. It is
 * derived from the OpenAPI document, for the methods and scopes of an era. The caller adds the URLs, which differ by
 * request.
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
    // Clients must percent-encode values of `{+id}` too, so that ids may contain any character.
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
    parameters: discoveryParameters(document, document.globalParameters),
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
    request,
    response,
  }
}

/** Groups methods by resource: `albums.list` is the method `list` of `albums`. */
function resources(document: ApiDocument, methods: readonly Method[]): Record<string, unknown> {
  const grouped: Record<string, { methods: Record<string, unknown> }> = {}
  for (const method of methods) {
    const [resource = '', name = ''] = method.operation.id.split('.')
    grouped[resource] ??= { methods: {} }
    grouped[resource].methods[name] = describe(document, method)
  }
  return grouped
}

function describe(document: ApiDocument, { id, operation, scopes, request, response }: Method) {
  const googlePath = operation['x-google-path-template'] ?? operation.path
  const parameters = ownParameters(operation).map((each) =>
    each.in === 'path' ? { ...each, name: pathName(googlePath) } : each,
  )
  return {
    id,
    path: template(googlePath, '+'),
    flatPath: template(googlePath, ''),
    httpMethod: operation.method,
    description: operation.description,
    deprecated: operation.deprecated,
    parameters: discoveryParameters(document, parameters),
    parameterOrder: parameters.filter((each) => each.in === 'path').map(({ name }) => name),
    request: request && { $ref: messageName(document, request) },
    response: response && { $ref: messageName(document, response) },
    scopes,
  }
}

/** A parameter in a path: `{albumId}`, or `{album.id}`, whose name in the discovery format is `id`. */
const PATH_PARAMETER = /\{(?:\w+\.)?(\w+)\}/

const pathName = (path: string) => PATH_PARAMETER.exec(path)?.[1] ?? ''

/** A path relative to the root. Some clients recognize parameters only in the form `{+albumId}` (facts 13.6). */
const template = (path: string, expansion: string) =>
  path.replace(PATH_PARAMETER, `{${expansion}$1}`).replace(/^\//, '')

function discoveryParameters(document: ApiDocument, parameters: readonly Parameter[]) {
  return Object.fromEntries(parameters.map((each) => [each.name, discoveryParameter(document, each)]))
}
