import { insertEntry } from '../insert.ts'
import type { NewOperation } from '../operation.ts'
import type { Workspace } from '../workspace.ts'
import { inputOf } from './input.ts'
import { currentScopes } from './scopes.ts'

/** The server's file, its line in the list of operations, its test, and its part of the model. */
export function addToServer(operation: NewOperation, workspace: Workspace): void {
  const { id, collection, verb, functionName } = operation
  const folder = 'apps/server/src/operations'
  workspace.create(`${folder}/${collection}/${verb}.ts`, implementation(operation))
  workspace.change(`${folder}/index.ts`, (text) =>
    insertEntry(
      insertEntry(
        text,
        /^import \{ \w+ \} from '(.*)'\n/gm,
        `./${collection}/${verb}.ts`,
        `import { ${functionName} } from './${collection}/${verb}.ts'\n`,
      ),
      /^ {2}'([\w.]+)': \w+,\n/gm,
      id,
      `  '${id}': ${functionName},\n`,
    ),
  )
  workspace.create(`apps/server/test/operations/${collection}/${verb}.test.ts`, test(operation))
  addToMatrix(operation, workspace)
  addToDiscoveryTest(operation, workspace)
  addToModel(operation, workspace)
}

const implementation = ({
  id,
  functionName,
}: NewOperation) => `import type { Operation } from '../operation.ts'

export const ${functionName}: Operation<'${id}'> = async () => {
  throw new Error('TODO: implement ${id}')
}
`

const test = (operation: NewOperation) => `import { expect, test } from 'vitest'
import { sharedScene } from '../../support/shared.ts'

test('TODO: what ${operation.id} does', async () => {
  const { owner } = await sharedScene()
  expect(await owner.ok('${operation.id}', ${inputOf(operation, 'serverTest')})).toEqual('TODO')
})
`

/** Operations that name something are tested with every kind of caller. A body may name something, too: then a test fails. */
function addToMatrix({ id, pathParameters, hasBody }: NewOperation, workspace: Workspace): void {
  const file = 'apps/server/test/http/matrix.test.ts'
  if (pathParameters.length > 0) {
    const names = pathParameters.join(', ')
    const input = hasBody ? `{ ${names}, body: {} }` : `{ ${names} }`
    workspace.change(file, (text) =>
      insertEntry(text, ENTRY, id, `  '${id}': ({ ${names} }) => (${input}),\n`),
    )
  } else if (!hasBody) {
    workspace.change(file, (text) => insertEntry(text, /^ {6}'([\w.]+)',\n/gm, id, `      '${id}',\n`))
  }
}

/** The request that Google's own client sends, made from the discovery document. */
function addToDiscoveryTest({ id, pathParameters, hasBody }: NewOperation, workspace: Workspace): void {
  const params = pathParameters.map((name) => `${name}: 'x'`).join(', ')
  const fields = [...(params === '' ? [] : [`params: { ${params} }`]), ...(hasBody ? ['body: {}'] : [])]
  workspace.change('apps/server/test/http/discovery/document.test.ts', (text) =>
    insertEntry(text, ENTRY, id, `  '${id}': { ${fields.join(', ')} },\n`),
  )
}

const MODEL = 'apps/server/test/model'

/** A property of an object or an interface whose key is an operation id, over several lines or one. */
const ENTRY = /^ {2}'([a-zA-Z]+\.[a-zA-Z]+)':.*\n(?: {4}.*\n| {2}[}\]].*\n)*/gm

/** The model's abbreviations of scopes. */
const MODEL_SCOPES: Record<string, string> = {
  photoslibrary: 'full',
  'photoslibrary.appendonly': 'ao',
  'photoslibrary.readonly': 'ro',
  'photoslibrary.readonly.appcreateddata': 'roa',
  'photoslibrary.sharing': 'sh',
  'photoslibrary.edit.appcreateddata': 'ed',
}

function addToModel(operation: NewOperation, workspace: Workspace): void {
  const { id, collection, verb, pathParameters, hasBody } = operation
  const fields = [...pathParameters.map((name) => `${name}: string`), ...(hasBody ? ['body: object'] : [])]
  workspace.change(`${MODEL}/requests.ts`, (text) =>
    insertEntry(text, ENTRY, id, `  '${id}': { ${fields.join('; ')} }\n`),
  )
  const names = (scopes: string[]) =>
    `[${scopes.map((scope) => `'${MODEL_SCOPES[scope] ?? scope}'`).join(', ')}]`
  const current = currentScopes(operation, workspace.read('spec/openapi.yaml'))
  workspace.change(`${MODEL}/world.ts`, (text) =>
    insertEntry(text, ENTRY, id, `  '${id}': [${names(operation.scopes)}, ${names(current)}],\n`),
  )
  workspace.change(`${MODEL}/answer.ts`, (text) =>
    insertEntry(text, /^ {2}'([\w.]+)': \w+\.\w+,\n/gm, id, `  '${id}': ${collection}.${modelName(verb)},\n`),
  )
  workspace.change(
    `${MODEL}/${collection}.ts`,
    (text) => `${withRequests(text)}
export function ${modelName(verb)}(_world: World, _caller: Caller, _request: Requests['${id}']): object {
  throw new Error('TODO: model ${id}')
}
`,
  )
  const parameters = pathParameters.length > 0 ? 'choice, (choice, world) => ' : 'fc.constant({}), () => '
  workspace.change(`${MODEL}/commands.ts`, (text) =>
    insertEntry(
      text,
      /^ {2}command\(\d+, '([\w.]+)'.*\n(?: {4}.*\n| {2}[}\]].*\n)*/gm,
      id,
      `  command(1, '${id}', ${parameters}(${inputOf(operation, 'model')})),\n`,
    ),
  )
}

/** The model's functions have the names of methods, where those are not reserved words. */
const modelName = (verb: string) => (verb === 'delete' ? 'deleteOne' : verb)

/** Imports the types that the stub uses. */
function withRequests(text: string): string {
  if (/^import type \{[^}]*\bRequests\b/m.test(text)) return text
  return `import type { Requests } from './requests.ts'\n${text}`
}
