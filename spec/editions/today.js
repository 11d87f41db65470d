import { addSentences } from '../decorators/sentences.js'
import { operationsOf, pointed, withoutUnused } from './nodes.js'
import { removeSentences } from './prose.js'

/** Fields about sharing, which no token of today's scopes gets. */
const GONE_FIELDS = {
  Album: 'shareInfo',
  AlbumInput: 'shareInfo',
  MediaItem: 'contributorInfo',
  MediaItemInput: 'contributorInfo',
}

const INTRODUCTION = (date) => `## This edition

The API as Google has served it since ${date}, when it removed three scopes and six methods. Apps work with the photos that they
uploaded themselves: every read returns only what the app created. The complete document has the rest, which a Tintype
server offers too.
`

/**
 * The API as Google has served it since it removed three scopes and six methods: today's operations, today's scopes,
 * and reads that return only what the app created.
 */
export function today(document) {
  const changed = structuredClone(document)
  const removed = []
  for (const { item, method, operation } of operationsOf(changed)) {
    if (operation['x-removed']) {
      removed.push(operation.operationId)
      delete item[method]
    } else useTodaysScopes(operation)
  }
  const { oauth2 } = changed.components.securitySchemes
  const gone = Object.keys(oauth2['x-removed-scopes'])
  for (const scope of gone) delete oauth2.flows.authorizationCode.scopes[scope]
  removeEmpty(changed)
  removeFields(changed)
  removeLinks(changed, removed)
  changed.info.summary = 'Upload and organize photos and videos. The API as Google serves it today.'
  changed.info.description = changed.info.description.replace(
    /## What changed on (\S+)\n[\s\S]*?(?=\n## )/,
    (_, date) => INTRODUCTION(date),
  )
  changed.components = withoutUnused(changed).components
  removeSentences(changed, [...removed, 'sharedAlbums', ...gone.map((url) => url.split('/').at(-1))])
  addSentences(changed, (node) => (node.$ref === undefined ? node : pointed(changed, node.$ref)))
  for (const { operation } of operationsOf(changed)) delete operation['x-scopes-since-2025-03-31']
  return withoutUnused(changed)
}

function useTodaysScopes(operation) {
  const scopes = operation['x-scopes-since-2025-03-31']
  const others = operation.security.filter((alternative) => alternative.oauth2 === undefined)
  operation.security = [...scopes.map((scope) => ({ oauth2: [scope] })), ...others]
  // The paragraph about scopes and page sizes is written again.
  operation.description = operation.description.replace(/\n\n\*\*Scopes?\b[\s\S]*$/, '\n')
}

/** Removes paths and tags without operations. */
function removeEmpty(document) {
  const used = new Set(operationsOf(document).flatMap(({ operation }) => operation.tags))
  document.tags = document.tags.filter(({ name }) => used.has(name))
  for (const [path, item] of Object.entries(document.paths)) {
    if (operationsOf({ paths: { item } }).length === 0) delete document.paths[path]
  }
}

function removeFields(document) {
  const { examples, schemas } = document.components
  for (const [name, field] of Object.entries(GONE_FIELDS)) delete schemas[name].properties[field]
  const isGone = ({ $ref = '' }) =>
    /"(shareInfo|contributorInfo)"/.test(JSON.stringify(examples[$ref.split('/').at(-1)] ?? {}))
  for (const { operation } of operationsOf(document)) {
    for (const { content = {} } of Object.values(operation.responses)) {
      for (const media of Object.values(content)) {
        media.examples = Object.fromEntries(
          Object.entries(media.examples).filter(([, each]) => !isGone(each)),
        )
      }
    }
  }
}

function removeLinks(document, removed) {
  for (const { operation } of operationsOf(document)) {
    for (const response of Object.values(operation.responses)) {
      if (response.links === undefined) continue
      const entries = Object.entries(response.links)
      const resolve = (link) => (link.$ref === undefined ? link : pointed(document, link.$ref))
      response.links = Object.fromEntries(
        entries.filter(([, link]) => !removed.includes(resolve(link).operationId)),
      )
    }
  }
}
