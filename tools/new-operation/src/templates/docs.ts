import { insertEntry } from '../insert.ts'
import type { NewOperation } from '../operation.ts'
import type { Workspace } from '../workspace.ts'
import { inputOf, valueIn } from './input.ts'

/** Samples in each form, with their output and their effects. */
export function addToDocs(operation: NewOperation, workspace: Workspace): void {
  const folder = `apps/docs/samples/${operation.id}`
  workspace.create(`${folder}/curl.sh`, curl(operation))
  workspace.create(`${folder}/client.ts`, client(operation))
  workspace.create(`${folder}/fetch.ts`, openapiFetch(operation))
  workspace.change('apps/docs/test/samples.test.ts', (text) =>
    insertEntry(
      text,
      /^ {2}'([\w.]+)': \{ .*\n/gm,
      operation.id,
      `  '${operation.id}': { prints: 'TODO' },\n`,
    ),
  )
}

function curl({ method, path, hasBody }: NewOperation): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${valueIn(name, 'sample')}`)
  const request = method === 'GET' ? '' : `-X ${method} `
  const body = hasBody ? `-H "Content-Type: application/json" \\\n  -d '{}' \\\n  ` : '\\\n  '
  return `curl ${request}-H "Authorization: Bearer $TOKEN" ${body}"http://localhost:8080${filled}"\n`
}

const variables = ({ pathParameters }: NewOperation) =>
  pathParameters.map((name) => `, ${valueIn(name, 'sample')} = ''`).join('')

const client = (operation: NewOperation) => `import { createPhotosClient } from '@tintype/client'

const { TOKEN = ''${variables(operation)} } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const result = await photos.${operation.id}(${inputOf(operation, 'sample')})
console.log(result)
`

function openapiFetch(operation: NewOperation): string {
  const { method, path, pathParameters, hasBody } = operation
  const values = pathParameters.map((name) => `${name}: ${valueIn(name, 'sample')}`).join(', ')
  const options = [
    ...(values === '' ? [] : [`  params: { path: { ${values} } },\n`]),
    ...(hasBody ? ['  body: {},\n'] : []),
  ].join('')
  return `import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN${variables(operation)} } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: \`Bearer \${TOKEN}\` },
})

const { data, error } = await api.${method}('${path}'${options === '' ? '' : `, {\n${options}}`})
if (error) throw new Error(error.error?.message)
console.log(data)
`
}
