import { fillPlaceholders } from './placeholders.js'
import { addRemovedScopes, addSentences } from './sentences.js'

/** Completes the prose of the bundle with what the document states elsewhere: limits, scopes, page sizes, dates. */
export function prose() {
  return {
    Root: {
      leave(document) {
        const resolve = (node) => {
          if (node?.$ref === undefined) return node
          return node.$ref
            .slice('#/'.length)
            .split('/')
            .reduce((found, key) => found[key], document)
        }
        fillPlaceholders(document, resolve)
        addSentences(document, resolve)
        addRemovedScopes(document)
      },
    },
  }
}
