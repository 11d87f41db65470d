/**
 * The facts and the document, both as the same tree of plain statements: `methods/albums.list/params/pageSize/maximum`
 * is 50 in either. `differences` compares the two.
 */

import type { Schema } from './document.ts'
import { type Document, nameOf, operationOf, operations, type Parameter, refOf, resolve } from './document.ts'
import type { FactField, FactParameter, Facts, FactUpload } from './facts.ts'

type Tree = Record<string, unknown>

/** Leaves out undefined values, so that two trees can be compared key by key. */
const withoutUndefined = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== undefined))

/** For a flag such as `required`, absent and false mean the same. */
const mark = (value: boolean | undefined): true | undefined => value || undefined

const byName = <T>(list: T[], name: (each: T) => string, value: (each: T) => unknown): Tree =>
  Object.fromEntries(list.map((each) => [name(each), value(each)]))

const sorted = (list: Iterable<string>): string[] => [...list].sort()

/** A scope without its common beginning: `photoslibrary.readonly`. */
const scope = (url: string): string => nameOf(url)

/** Names of the service, if they were recorded. */
const service = (fields: Record<string, string>): Tree => ({
  name: fields.name,
  version: fields.version,
  servicePath: fields.servicePath,
  batchPath: fields.batchPath,
  revision: fields.discoveryRevision,
})

// ————— the facts

function factField(field: FactField): Tree {
  return withoutUndefined({
    type: field.type,
    ref: field.ref,
    repeated: mark(field.repeated),
    enum: field.enum,
    format: field.format,
    default: field.default,
    minimum: field.min,
    maximum: field.max,
    minItems: field.minItems,
    maxItems: field.maxItems,
    uniqueItems: mark(field.uniqueItems),
    maxLength: field.maxLength ?? (field.maxLengthExclusive && field.maxLengthExclusive - 1),
    outputOnly: mark(field.outputOnly),
  })
}

const factParameter = (parameter: FactParameter): Tree => ({
  ...factField(parameter),
  ...withoutUndefined({ in: parameter.in, required: mark(parameter.required), pattern: parameter.pattern }),
})

/** The five steps of an upload as one operation, as in the document. */
function factUploads({ uploadMethods, uploadCommands, uploadStatuses }: Facts): Tree {
  const described = (parameter: FactParameter) => !/^content-/i.test(parameter.name)
  const names = new Set(
    uploadMethods.flatMap(({ params }) => params.filter(described).map(({ name }) => name)),
  )
  const parameter = (name: string) => {
    const uses = uploadMethods.map(({ params }) => params.find((each) => each.name === name))
    const protocols = new Set(uses.flatMap((use) => (typeof use?.const === 'string' ? [use.const] : [])))
    return withoutUndefined({
      type: uses.find((use) => use)?.type,
      in: uses.find((use) => use)?.in,
      required: mark(uses.every((use) => use?.required)),
      enum:
        name === 'X-Goog-Upload-Command'
          ? uploadCommands
          : name.endsWith('Protocol')
            ? [...protocols]
            : undefined,
    })
  }
  const [raw] = uploadMethods as [FactUpload]
  return {
    request: `${raw.httpMethod} /v1/uploads`,
    body: 'application/octet-stream',
    response: 'text/plain',
    params: Object.fromEntries([...names].map((name) => [name, parameter(name)])),
    responseHeaders: sorted(new Set(uploadMethods.flatMap(({ responseHeaders }) => responseHeaders ?? []))),
    statuses: uploadStatuses,
    scopes: raw.scopes.map(scope),
    scopesSince: (raw.scopesAfter20250331 ?? []).map(scope),
  }
}

export function factStatements(facts: Facts): Tree {
  return {
    server: facts.service.rootUrl.replace(/\/$/, ''),
    service: service(facts.service),
    scopes: byName(
      Object.values(facts.scopes),
      ({ url }) => scope(url),
      ({ removed20250331 }) => ({
        removed: removed20250331,
      }),
    ),
    global: byName(facts.globalParams, ({ name }) => name, factParameter),
    methods: byName(
      facts.methods,
      ({ id }) => id,
      (method) =>
        withoutUndefined({
          request: `${method.httpMethod} ${method.path}`,
          template: method.docPathTemplate,
          rpc: method.rpc,
          params: byName(method.params, ({ name }) => name, factParameter),
          body: method.request ?? undefined,
          response: method.response,
          scopes: method.scopes.map(scope),
          scopesSince: method.scopesAfter20250331.map(scope),
          removed: mark(method.disabledAfter20250331),
          paged: mark(method.paged),
          partialSuccess: method.partialSuccess,
        }),
    ),
    uploads: factUploads(facts),
    schemas: Object.fromEntries(
      Object.entries(facts.schemas).map(([name, schema]) => [
        name,
        {
          fields: Object.fromEntries(
            Object.entries(schema.fields).map(([key, field]) => [key, factField(field)]),
          ),
          required: sorted(schema.required ?? []),
          // A union with one member has no effect.
          atMostOneOf: [...Object.values(schema.oneOf ?? {}), ...(schema.exclusive ?? [])]
            .filter((members) => members.length > 1)
            .map(sorted),
        },
      ]),
    ),
    errors: {
      codes: byName(
        facts.errorCodes,
        ({ status }) => status,
        ({ http, rpc }) => ({ http, rpc }),
      ),
      fields: sorted(Object.keys(facts.errorEnvelope.fields.error.fields)),
      uploadFields: sorted(Object.keys(facts.uploadErrorBody.fields)),
    },
    // The other keys are remarks about the certainty of a number.
    limits: Object.fromEntries(
      Object.entries(facts.limits).filter(([key]) => key !== 'confidence' && !key.endsWith('Note')),
    ),
  }
}

// ————— the document

function field(schema: Schema): Tree {
  const target = schema.items ? resolve<Schema>(schema.items) : resolve<Schema>(schema)
  const ref = refOf(schema.items ?? schema)
  const isNamedObject =
    ref !== undefined && resolve<Schema>({ $ref: `#/components/schemas/${ref}` }).type === 'object'
  return withoutUndefined({
    type: isNamedObject ? 'object' : target.type,
    ref: isNamedObject ? ref : undefined,
    repeated: mark(schema.items !== undefined),
    enum: isNamedObject ? undefined : target.enum,
    format: isNamedObject ? undefined : target.format,
    default: schema.default,
    minimum: target.minimum,
    maximum: target.maximum,
    minItems: schema.minItems,
    maxItems: schema.maxItems,
    uniqueItems: mark(schema.uniqueItems),
    maxLength: target.maxLength,
    outputOnly: mark(schema.readOnly),
  })
}

/** The facts list the field names of a mask, the document has a pattern. The test of masks compares the two. */
const parameter = ({ in: place, required, schema }: Parameter): Tree => ({
  ...field(schema),
  ...withoutUndefined({
    in: place,
    required: mark(required),
    pattern: schema.format === 'google-fieldmask' ? undefined : schema.pattern,
  }),
})

/** Groups of properties of which at most one may be present. */
function atMostOneOf(schema: Schema): string[][] {
  const both = schema.not?.required
  const single = schema.maxProperties === 1 && schema.minProperties === 1
  return [...(both ? [both] : []), ...(single ? [Object.keys(schema.properties ?? {})] : [])].map(sorted)
}

const scopesOf = (security: Record<string, string[]>[]): string[] =>
  security.flatMap((alternative) => Object.values(alternative).flat()).map(scope)

function uploads(): Tree {
  const { method, path, parameters, operation } = operationOf('uploads.create')
  const ok = resolve(operation.responses['200'] ?? { $ref: 'uploads.create without 200' })
  return {
    request: `${method} ${path}`,
    body: Object.keys(operation.requestBody?.content ?? {}).join(),
    response: Object.keys(ok.content ?? {}).join(),
    params: byName(parameters, ({ name }) => name, parameter),
    responseHeaders: sorted(Object.keys(ok.headers ?? {})),
    statuses: resolve<{ schema: Schema }>({ $ref: '#/components/headers/X-Goog-Upload-Status' }).schema.enum,
    scopes: scopesOf(operation.security),
    scopesSince: operation['x-scopes-since-2025-03-31'].map(scope),
  }
}

/** The limits of a schema or a parameter, by their names in the facts. */
function limits({ components: { schemas, parameters }, 'x-limits': stated }: Document): Tree {
  const of = (name: string, key: string): Schema => schemas[name]?.properties?.[key] ?? {}
  const same = (...values: unknown[]) => (new Set(values).size === 1 ? values[0] : values)
  const pages = (schema: Schema | undefined) => ({ default: schema?.default, max: schema?.maximum })
  const pageSize = (id: string) => operationOf(id).parameters.find(({ name }) => name === 'pageSize')?.schema
  return {
    pageSize: {
      'albums.list': pages(pageSize('albums.list')),
      'sharedAlbums.list': pages(pageSize('sharedAlbums.list')),
      'mediaItems.list': pages(pageSize('mediaItems.list')),
      'mediaItems.search': pages(of('SearchMediaItemsRequest', 'pageSize')),
    },
    batchMaxItems: same(
      of('BatchAddMediaItemsToAlbumRequest', 'mediaItemIds').maxItems,
      of('BatchRemoveMediaItemsFromAlbumRequest', 'mediaItemIds').maxItems,
      of('BatchCreateMediaItemsRequest', 'newMediaItems').maxItems,
      parameters.mediaItemIds?.schema.maxItems,
    ),
    albumTitleMaxChars: of('Album', 'title').maxLength,
    descriptionMaxCharsExclusive:
      1 + Number(same(of('MediaItem', 'description').maxLength, of('NewMediaItem', 'description').maxLength)),
    fileNameMaxChars: of('SimpleMediaItem', 'fileName').maxLength,
    dateFilterMaxDates: of('DateFilter', 'dates').maxItems,
    dateFilterMaxRanges: of('DateFilter', 'ranges').maxItems,
    contentFilterMaxPerList: same(
      of('ContentFilter', 'includedContentCategories').maxItems,
      of('ContentFilter', 'excludedContentCategories').maxItems,
    ),
    mediaTypeFilterExact: same(
      of('MediaTypeFilter', 'mediaTypes').minItems,
      of('MediaTypeFilter', 'mediaTypes').maxItems,
    ),
    quotaUserMaxChars: parameters.quotaUser?.schema.maxLength,
    ...stated,
  }
}

export function documentStatements(document: Document): Tree {
  const { schemas, securitySchemes } = document.components
  const { 'x-removed-scopes': removedScopes, flows } = securitySchemes.oauth2
  return {
    server: document.servers.map(({ url }) => url).find((url) => url.startsWith('https:')),
    service: service(document['x-google-service']),
    scopes: byName(Object.keys(flows.authorizationCode.scopes), scope, (url) => ({
      removed: url in removedScopes,
    })),
    global: byName(
      Object.values(document.components.parameters).filter((each) => each['x-global']),
      ({ name }) => name,
      parameter,
    ),
    methods: byName(
      operations.filter(({ id }) => id !== 'uploads.create'),
      ({ id }) => id,
      ({ method, path, parameters, operation }) =>
        withoutUndefined({
          request: `${method} ${path}`,
          template: operation['x-google-path-template'],
          rpc: operation['x-rpc'],
          params: byName(parameters, ({ name }) => name, parameter),
          body: refOf(operation.requestBody?.content['application/json']?.schema ?? {}),
          response: refOf(operation.responses['200']?.content?.['application/json']?.schema ?? {}),
          scopes: scopesOf(operation.security),
          scopesSince: operation['x-scopes-since-2025-03-31'].map(scope),
          removed: mark(operation['x-removed'] === '2025-03-31'),
          paged: mark(operation['x-paging'] !== undefined),
          partialSuccess: operation['x-partial-success'],
        }),
    ),
    uploads: uploads(),
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [
        name,
        {
          fields: Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([key, property]) => [key, field(property)]),
          ),
          required: sorted(schema.required ?? []),
          atMostOneOf: atMostOneOf(schema),
        },
      ]),
    ),
    errors: {
      codes: schemas.Error?.properties?.status?.['x-codes'],
      fields: sorted(Object.keys(schemas.Error?.properties ?? {})),
      uploadFields: sorted(Object.keys(schemas.UploadError?.properties ?? {})),
    },
    limits: limits(document),
  }
}
