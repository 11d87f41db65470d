import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadDocument } from '@tintype/document'
import { renderDiagrams } from './diagrams.ts'
import { sortedOperations } from './operations.ts'
import { changelogPage } from './pages/changelog.ts'
import { errorPage } from './pages/errors.ts'
import { machinesPage } from './pages/machines.ts'
import { operationPages } from './pages/operations.ts'
import { statusPage } from './pages/status.ts'
import { toolsPage } from './pages/tools.ts'
import { workflowsPage } from './pages/workflows.ts'
import { documentDifference } from './redocly.ts'
import { samples } from './samples.ts'
import { versionName } from './versions.ts'

const app = new URL('../', import.meta.url)
const pagesFolder = new URL('src/content/docs/generated/', app)
const factsFolder = new URL('generated/', app)
const diagramsFolder = new URL('public/diagrams/', app)

/** Writes the generated sources of the site: pages from the document and changesets, diagrams, the name of the version. */
export async function generate(): Promise<void> {
  const document = loadDocument()
  const pages = [
    ...operationPages(document, samples),
    errorPage(document),
    statusPage(document),
    machinesPage(document),
    workflowsPage(document),
    toolsPage(),
    changelogPage(await documentDifference(document)),
  ]
  write(pagesFolder, new Map(pages.map(({ slug, text }) => [`${slug.replace('/', '_')}.md`, text])))
  write(diagramsFolder, renderDiagrams())
  const facts = {
    version: { name: versionName(document.json.info.version) },
    operations: sortedOperations(document).map(({ id }) => id),
  }
  mkdirSync(factsFolder, { recursive: true })
  // The folder has the files of the reference, too.
  for (const [name, value] of Object.entries(facts)) {
    writeFileSync(new URL(`${name}.json`, factsFolder), JSON.stringify(value))
  }
}

function write(folder: URL, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) writeFileSync(new URL(name, folder), text)
}

if (import.meta.main) await generate()
