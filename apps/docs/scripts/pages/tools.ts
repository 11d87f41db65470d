import results from 'tintype-ecosystem/results' with { type: 'json' }
import { type Page, table, widePage } from '../page.ts'

type Result = (typeof results)[number] & { operations?: number; bytes?: number; problem?: string }

/** Headings of the kinds of tools, in the order of the page. */
const KINDS: [kind: string, heading: string][] = [
  ['types', 'Types'],
  ['client', 'Clients'],
  ['mock', 'Mocks'],
  ['server', 'Servers'],
  ['assistant', 'Assistants'],
  ['collection', 'Collections'],
  ['validator', 'Validators'],
]

/** The editions of the document, and what each tool makes of the one that suits it. */
export function toolsPage(): Page {
  const sections = KINDS.flatMap(([kind, heading]) => [`## ${heading}`, tableOf(kind)])
  return widePage(
    'tools',
    'Use the document with your tools',
    'Which edition of the OpenAPI document suits which generator, mock, server or validator.',
    'Read this page to generate a client in your language, to mock the API, or to check requests in your server.',
    'The document comes in several editions, all made from the same source. Install them with `npm install @tintype/spec`, or download them from [For machines](/machines/). For most generators, the lean edition is right: it has no global parameters such as `alt` and `fields`, which would repeat eleven times on each operation, and its operation ids are plain names such as `albumsCreate`.',
    'TypeScript needs none of this: [@tintype/client](/guides/client/) is a typed client, and `@tintype/mock` a mock.',
    ...sections,
    'Every tool was installed in the version of the table and run over the edition; generators had to produce every operation. `pnpm ecosystem` in the repository repeats it.',
  )
}

function tableOf(kind: string): string {
  const rows = (results as Result[])
    .filter((result) => result.kind === kind)
    .map((result) => [
      `[${result.name}](https://www.npmjs.com/package/${result.package})`,
      result.version,
      `\`${result.edition}\``,
      outcomeOf(result),
      result.note,
    ])
  return table(['Tool', 'Version', 'Edition', 'Result', 'Note'], rows)
}

function outcomeOf({ operations, problem }: Result): string {
  if (problem !== undefined) return 'does not work'
  return operations === undefined ? 'works' : `${operations} operations`
}
