/** Parts that every operation, schema and example must have. */

import { namingField } from '../decorators/common.js'

/** Statuses that every operation documents, so that a mock can respond to each mistake in Google's own words. */
const ALWAYS = ['200', '400', '401', '403', '429', '500', '503']

const isError = (status) => /^[45]/.test(status)

/** An operation documents the statuses above, and 404 if its path or its body identifies something. */
export function responses() {
  let path
  return {
    PathItem(_item, { key }) {
      path = String(key)
    },
    Operation(operation, { report, resolve, location }) {
      const statuses = namingField(path, operation, resolve) ? [...ALWAYS, '404'] : ALWAYS
      for (const status of statuses) {
        if (status in operation.responses) continue
        report({
          message: `${operation.operationId} does not document ${status}.`,
          location: location.child('responses').key(),
        })
      }
    },
  }
}

/** Error bodies have one of two forms: the flat one for uploads, the wrapped one everywhere else. */
export function errorBodies() {
  let form
  return {
    Operation(operation) {
      form = operation.operationId === 'uploads.create' ? 'UploadError' : 'ErrorResponse'
    },
    Response(response, { key, report, location }) {
      if (!isError(String(key))) return
      const ref = response.content?.['application/json']?.schema?.$ref ?? 'nothing of the kind'
      if (ref.endsWith(`/${form}.yaml`) || ref.endsWith(`/${form}`)) return
      report({ message: `The body of an error is ${form}, not ${ref}.`, location: location.key() })
    },
  }
}

/** Everything with a name has a description: editors show it, and the reference is made from it. */
export function described() {
  const isText = (text) => typeof text === 'string' && text.trim() !== ''
  return {
    Schema(schema, { key, location, report }) {
      const isFile = location.pointer === '#/'
      if ((isFile || key === 'items') && !isText(schema.description)) {
        report({ message: 'A schema has a description.', location: location.key() })
      }
    },
    SchemaProperties(properties, { report, location }) {
      for (const [name, property] of Object.entries(properties)) {
        if (isText(property.description)) continue
        report({
          message: `The property ${name} has its own description, next to its $ref if it has one.`,
          location: location.child(name).key(),
        })
      }
    },
    Header(header, { report, location }) {
      if (!isText(header.description)) {
        report({ message: 'A header has a description.', location: location.key() })
      }
    },
    Example(example, { report, location }) {
      if (!isText(example.summary)) {
        report({ message: 'An example has a summary.', location: location.key() })
      }
    },
  }
}

/** An example has the name of its file wherever it is used: `Prefer: example=NAME` and the tests rely on it. */
export function exampleNames() {
  return {
    MediaType(media, { report, location }) {
      for (const [name, example] of Object.entries(media.examples ?? {})) {
        const file = example.$ref?.match(/([^/]+?)(\.yaml)?$/)?.[1]
        if (file === name) continue
        report({
          message: `The example ${name} is a $ref to a file of that name, not ${example.$ref ?? 'written here'}.`,
          location: location.child(['examples', name]).key(),
        })
      }
    },
  }
}

/** Required properties are defined. Conditions under `not` and the like only mention properties and are not checked. */
export function requiredIsDefined() {
  return {
    Schema(schema, { report, location }) {
      if (schema.type !== 'object') return
      for (const name of schema.required ?? []) {
        if (name in (schema.properties ?? {})) continue
        report({ message: `${name} is required but not defined.`, location: location.child('required') })
      }
    },
  }
}
