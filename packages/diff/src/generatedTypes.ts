import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { flatten, type OpenApi, type Operation, operationsOf } from './api.ts'
import type { Change } from './change.ts'
import { compile, excerptOf, functionAround, messageOf } from './compile.ts'
import { reads, sample } from './samples.ts'

/** Changes for TypeScript programs, and the operations that could not be compared. */
export interface TypeChanges {
  changes: Change[]
  /** Ids of operations with schemas for which no program can be written, such as a required union of objects. */
  skipped: string[]
}

/**
 * Writes a program that uses everything of the older document through the types of openapi-typescript, and compiles it
 * with the types of the newer one. The comparison of the documents does not find all of these changes: renaming a path
 * parameter keeps the URL and breaks every caller.
 * @param base the text of a document without references to other files, like the revision
 */
export async function generatedTypeChanges(base: string, revision: string): Promise<TypeChanges> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-diff-types-'))
  try {
    const errorsWith = async (operations: Operation[], document: string) => {
      await writeFile(join(folder, 'types.ts'), astToString(await openapiTS(document)))
      const program = join(folder, 'program.ts')
      await writeFile(program, writeProgram(operations, JSON.parse(base)))
      return compile([program])
    }
    const all = operationsOf(JSON.parse(base))
    // An error with the types of the same document is one of the sample.
    const own = new Set((await errorsWith(all, base)).map(functionAround))
    const usable = all.filter((_, index) => !own.has(nameOf(index)))
    const errors = await errorsWith(usable, revision)
    const changes = errors.map((error) => {
      const name = functionAround(error)
      return changeOf(error, usable[Number(name?.slice(1))]?.id ?? '')
    })
    return {
      // Three uses of one name in a program are one change.
      changes: [...new Map(changes.map((change) => [change.line, change])).values()],
      skipped: all.filter((each) => !usable.includes(each)).map(({ id }) => id),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const nameOf = (index: number) => `f${index}`

function changeOf(error: ReturnType<typeof compile>[number], operation: string): Change {
  return {
    bump: 'major',
    kind: 'changed',
    subject: operation,
    line: `major type ${operation}: ${excerptOf(error)} (TS${error.code})`,
    details: messageOf(error).split('\n'),
    operations: [operation],
  }
}

/** One function per operation: its inputs, all and only the required ones, and every field of its responses. */
function writeProgram(operations: Operation[], json: OpenApi): string {
  return `import type { paths } from './types.ts'

declare const text: string
declare const number: number
declare const flag: boolean
declare const bytes: never
declare function oneOf<const Value>(...values: Value[]): Value
declare function readText(value: string | null): void
declare function readNumber(value: number | null): void
declare function readFlag(value: boolean | null): void
declare function readOneOf<Value>(value: Value, known: NoInfer<Value>[]): void

${operations.map((operation, index) => functionOf(operation, nameOf(index), json)).join('\n')}`
}

function functionOf(operation: Operation, name: string, json: OpenApi): string {
  const type = `paths[${quoted(operation.path)}][${quoted(operation.method)}]`
  const resolved = (schema: Parameters<typeof flatten>[1]) => flatten(json, schema)
  const statements = [...inputsOf(operation, type, resolved), ...outputsOf(operation, type, resolved)]
  return `export function ${name}(send: (...values: unknown[]) => void) {
${statements.map((line) => `  ${line}\n`).join('')}}
`
}

type Resolved = Parameters<typeof sample>[1]

function inputsOf(operation: Operation, type: string, resolved: Resolved): string[] {
  const { parameters, requestBody } = operation
  const statements = [true, false].map((all) => {
    const groups = ['path', 'query', 'header', 'cookie'].flatMap((place) => {
      const used = parameters.filter((each) => each.in === place && (all || each.required))
      const values = used.map((each) => `${quoted(each.name)}: ${sample(each.schema ?? {}, resolved, all)}`)
      return values.length > 0 ? `${place}: { ${values.join(', ')} }` : []
    })
    return `send({ ${groups.join(', ')} } satisfies ${type}['parameters'])`
  })
  for (const [media, { schema = {} }] of Object.entries(requestBody?.content ?? {})) {
    const content = `NonNullable<${type}['requestBody']>['content'][${quoted(media)}]`
    for (const all of [true, false]) {
      statements.push(`send(${sample(schema, resolved, all)} satisfies ${content})`)
    }
  }
  if (requestBody && !requestBody.required) {
    statements.push(`send({} satisfies Pick<${type}, 'requestBody'>)`)
  }
  return statements
}

function outputsOf({ responses }: Operation, type: string, resolved: Resolved): string[] {
  return Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).flatMap(([media, { schema = {} }], index) => {
      const key = /^\d+$/.test(status) ? status : quoted(status)
      const name = `r${status.replace(/\W/g, '')}_${index}`
      const declared = `const ${name} = {} as ${type}['responses'][${key}]['content'][${quoted(media)}]`
      return [declared, `send(${name})`, ...reads(name, schema, resolved)]
    }),
  )
}

const quoted = (text: string) => JSON.stringify(text)
