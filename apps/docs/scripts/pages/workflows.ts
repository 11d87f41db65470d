import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ApiDocument, documentFile } from '@tintype/document'
import { type Page, page } from '../page.ts'

/** The parts of an Arazzo file that the page shows. */
interface Arazzo {
  info: { title: string; summary: string; description: string }
  workflows: { steps: Step[] }[]
}

interface Step {
  stepId: string
  operationId?: string
  'x-operation'?: { url: string }
  description: string
  parameters?: { name: string; in: string; value: unknown }[]
  requestBody?: { contentType: string; payload: unknown }
  successCriteria: { condition: string }[]
  outputs?: Record<string, string>
}

/** The Arazzo files by name. */
export const workflows: Record<string, Arazzo> = JSON.parse(
  readFileSync(join(dirname(documentFile()), 'workflows.json'), 'utf8'),
)

/** Tasks that take several calls, step by step, from the Arazzo files of `@tintype/spec`. */
export function workflowsPage(document: ApiDocument): Page {
  const sections = Object.entries(workflows).flatMap(([file, arazzo]) => section(file, arazzo, document))
  return page(
    'workflows',
    'Workflows',
    'Tasks that take several calls, step by step. The same files run against any server.',
    'These steps are Arazzo workflows, which `@tintype/spec` publishes and the tests of the server run. Run one yourself:',
    '```bash\nnpm install @tintype/spec @redocly/cli\nnpx redocly respect node_modules/@tintype/spec/workflows/upload-and-create.yaml --server photos=http://localhost:8080 --input token=$TOKEN\n```',
    ...sections,
  )
}

function section(file: string, { info, workflows }: Arazzo, document: ApiDocument): string[] {
  const steps = workflows
    .flatMap(({ steps }) => steps)
    .map((step, at) => `### ${at + 1}. ${stepText(step, document)}`)
  return [
    `## ${info.title}`,
    `${info.summary} ${info.description.trim()}`,
    `File: \`workflows/${file}\`.`,
    ...steps,
  ]
}

function stepText(step: Step, document: ApiDocument): string {
  const { stepId, description, parameters = [], requestBody, successCriteria, outputs = {} } = step
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [`${title}\n\n${lines.join('\n')}`]
  return [
    stepId,
    `${description.trim()} ${target(step, document)}`,
    ...list('Sends:', [
      ...parameters.map(({ name, in: place, value }) => `- ${place} \`${name}\`: \`${value}\``),
      ...(requestBody ? [`- ${requestBody.contentType}: \`${JSON.stringify(requestBody.payload)}\``] : []),
    ]),
    ...list(
      'Succeeds if:',
      successCriteria.map(({ condition }) => `- \`${condition}\``),
    ),
    ...list(
      'Keeps:',
      Object.entries(outputs).map(([name, from]) => `- \`${name}\` from \`${from}\``),
    ),
  ].join('\n\n')
}

/** The operation of a step. The workflows use the lean edition, whose ids have no dots. */
function target({ operationId, 'x-operation': other }: Step, document: ApiDocument): string {
  if (other) return `The request goes to \`${other.url}\`.`
  const operation = document.operations.find(({ id }) => plain(id) === plain(operationId ?? ''))
  if (!operation) throw new Error(`The document has no operation ${operationId}.`)
  return `Operation: [${operation.id}](/operations/${operation.id}/).`
}

const plain = (id: string) => id.replace('.', '').toLowerCase()
