import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import type { ApiDocument, DocumentedOperation, ResponseObject } from '@tintype/document'
import ts from 'typescript'
import { sentSchemas, withUndefined } from './optionalInputs.ts'
import { BYTES, type TypeGenerator } from './typeGenerator.ts'

/** The adapter of hey-api. The tests compare its types with those of the generator in use, so that it can take over. */
export const heyApi: TypeGenerator = async (document, file) => {
  const aliases = typeAliases(parse(await render(file)))
  const schemas = Object.keys(document.json.components.schemas)
  const operations = document.operations.map((operation) => operationType(document, operation, aliases))
  const module = parse(`
${schemas.map((name) => `export type ${name} = components['schemas']['${name}']`).join('\n')}
export interface components {
  schemas: {
${schemas.map((name) => `${name}: ${schemaType(document, name, aliases)}`).join('\n')}
  }
}
export interface operations {
${operations.join('\n')}
}
export interface paths {
${Object.entries(document.json.paths).map(pathType).join('\n')}
}
`)
  const sent = sentSchemas(document)
  const statements = module.statements.map((node) => withUndefined(withoutTuples(node), sent) as ts.Statement)
  return ts.createPrinter().printFile(ts.factory.updateSourceFile(module, statements))
}

/** The file of types that hey-api would write. */
async function render(file: URL): Promise<string> {
  const [context] = await createClient({
    input: fileURLToPath(file),
    output: { path: 'types' },
    dryRun: true,
    // One type per schema, with `readonly` properties, instead of one to read and one to write.
    parser: { transforms: { readWrite: { enabled: false } } },
    plugins: ['@hey-api/typescript'],
    logs: { level: 'silent' },
  })
  const files = [...(context?.gen.render() ?? [])]
  const types = files.find(({ path }) => path.endsWith('types.gen.ts'))
  if (types === undefined) throw new Error('hey-api has rendered no types.')
  return types.content
}

const parse = (text: string) => ts.createSourceFile('types.ts', text, ts.ScriptTarget.Latest, true)

function typeAliases(source: ts.SourceFile) {
  const nodes = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]),
  )
  const find = (name: string): ts.TypeNode => {
    const node = nodes.get(name)
    if (node === undefined) throw new Error(`hey-api has generated no type ${name}.`)
    return node
  }
  return {
    text: (name: string) => find(name).getText(source),
    /** The properties of an object type. A name without a type has none. */
    properties(name: string): Map<string, ts.PropertySignature> {
      const node = nodes.get(name)
      const members = node && ts.isTypeLiteralNode(node) ? node.members.filter(ts.isPropertySignature) : []
      return new Map(members.map((member) => [member.name.getText(source), member]))
    },
  }
}

type Aliases = ReturnType<typeof typeAliases>

/** hey-api allows any property in an object for which the document has none. */
function schemaType({ json }: ApiDocument, name: string, aliases: Aliases): string {
  const { type, properties, additionalProperties } = json.components.schemas[name] ?? {}
  const isEmpty = type === 'object' && properties === undefined && additionalProperties !== true
  return isEmpty ? 'Record<string, never>' : aliases.text(name)
}

/** hey-api makes an array of exactly n items a tuple, which rejects arrays whose length the compiler does not know. */
function withoutTuples(node: ts.Node): ts.Node {
  if (!ts.isTupleTypeNode(node)) return ts.visitEachChild(node, withoutTuples, undefined)
  const [item = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword)] = node.elements
  return ts.factory.createArrayTypeNode(item)
}

function operationType(document: ApiDocument, operation: DocumentedOperation, aliases: Aliases): string {
  const { id, requestBody } = operation
  const prefix = id.replace(/(?:^|\.)\w/g, (start) => start.slice(-1).toUpperCase())
  const data = aliases.properties(`${prefix}Data`)
  const responses = new Map(['Responses', 'Errors'].flatMap((kind) => [...aliases.properties(prefix + kind)]))
  const group = (name: string, from = name) => {
    const member = data.get(from)
    return `${name}${member && !member.questionToken ? '' : '?'}: ${member?.type?.getText() ?? 'never'}`
  }
  const [[mediaType, body] = []] = Object.entries(requestBody?.content ?? {})
  const bodyType = body?.schema?.format === 'binary' ? BYTES.join(' | ') : data.get('body')?.type?.getText()
  const content = mediaType ? `{ content: { '${mediaType}': ${bodyType} } }` : 'never'
  return `'${id}': {
  parameters: { ${group('query')}; ${group('header', 'headers')}; ${group('path')}; cookie?: never }
  requestBody${requestBody?.required ? '' : '?'}: ${content}
  responses: {
${Object.entries(operation.responses)
  .map(([status, response]) => responseType(document, status, response, responses.get(status)))
  .join('\n')}
  }
}`
}

function responseType(
  document: ApiDocument,
  status: string,
  response: ResponseObject,
  member: ts.PropertySignature | undefined,
): string {
  const [mediaType] = Object.keys(response.content ?? {})
  const content = mediaType ? `content: { '${mediaType}': ${member?.type?.getText()} }` : 'content?: never'
  return `${status}: { headers: { ${headerTypes(document, response)} [name: string]: unknown }; ${content} }`
}

/** From the document, because hey-api has no types of headers. */
function headerTypes(document: ApiDocument, { headers = {} }: ResponseObject): string {
  const types = Object.entries(headers).map(([name, header]) => {
    const { schema, required } = document.resolve(header)
    const values = schema.enum?.map((value) => `'${value}'`).join(' | ')
    return `'${name}'${required ? '' : '?'}: ${values ?? (schema.type === 'integer' ? 'number' : schema.type)};`
  })
  return types.join(' ')
}

function pathType([path, item]: [string, object]): string {
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => {
    const operation = (item as Record<string, { operationId: string } | undefined>)[method]
    return operation ? `${method}: operations['${operation.operationId}']` : `${method}?: never`
  })
  return `'${path}': {\n${methods.join('\n')}\n}`
}
