import { transform } from './nodes.js'
import { closedCopy, wrappedReference } from './schemas.js'

/** The document in OpenAPI 3.0, for tools that read no other version. Nothing that 3.0 can express is lost. */
export function downgrade(document) {
  const { jsonSchemaDialect: _, info, ...rest } = document
  const { summary, license, ...about } = info
  const changed = transform(rest, (node, key) => older(node, key, document))
  return {
    ...changed,
    openapi: '3.0.4',
    info: {
      ...about,
      description: `${summary}\n\n${info.description}`,
      license: { name: license.name, url: licenseUrl(license) },
    },
  }
}

/** 3.0 has no SPDX identifiers. */
const licenseUrl = ({ url, identifier }) => url ?? `https://spdx.org/licenses/${identifier}.html`

function older(node, key, document) {
  if (typeof node.$ref === 'string') return key === 'securitySchemes' ? node : referenceOf(node)
  if (isLink(node)) return plainLink(node)
  const { unevaluatedProperties, ...schema } = closedCopy(node, document)
  if (unevaluatedProperties !== undefined) {
    throw new Error(`OpenAPI 3.0 has no unevaluatedProperties, and there is no closed copy for ${key}.`)
  }
  return schema
}

/** In 3.0 nothing may stand next to a `$ref`. Other parts than schemas lose it; for schemas it goes around it. */
function referenceOf(node) {
  return node.$ref.startsWith('#/components/schemas/') ? wrappedReference(node) : { $ref: node.$ref }
}

const isLink = (node) => typeof node.operationId === 'string' && node.responses === undefined

/** Validators of 3.0 reject the body of a link, because the schema of 3.0 allows it twice. Its text moves. */
function plainLink({ requestBody, ...link }) {
  if (requestBody === undefined) return link
  return { ...link, description: `${link.description} Send \`${JSON.stringify(requestBody)}\`.` }
}
