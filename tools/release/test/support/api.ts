import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judge, wireChanges } from '@tintype/diff'
import { createDocument } from '@tintype/document'
import { generate } from 'tintype-codegen'
import { sourcesOf, typeChanges } from '../../src/diff/types.ts'
import { writeConsumer } from '../../src/diff/writeConsumer.ts'
import { here, places, publishedPackages } from '../../src/workspace.ts'

/** A document that tests change, without a type. */
// biome-ignore lint/suspicious/noExplicitAny: tests make changes that a type would not allow
export type Loose = any

/** Paths that have all kinds of parameters, bodies and responses. */
const PATHS = ['/v1/albums', '/v1/albums/{albumId}', '/v1/mediaItems:search']

/** A schema of requests that allows additional properties here, which changes how redocly rates it. */
export const OPEN_REQUEST = 'DateFilter'

/** Takes a few operations as the last release, and compares changes of them with it. */
export async function startReleasedApi() {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-kinds-'))
  const document: Loose = JSON.parse(readFileSync(places(here).bundle, 'utf8'))
  for (const path of Object.keys(document.paths)) if (!PATHS.includes(path)) delete document.paths[path]
  delete document.components.schemas[OPEN_REQUEST].additionalProperties
  const released = JSON.stringify(document, null, 2)
  const consumers = join(folder, 'consumers')
  mkdirSync(join(consumers, '1.0.0'), { recursive: true })
  writeFileSync(join(consumers, '1.0.0/operations.ts'), writeConsumer(createDocument(document)))
  const packages = await publishedPackages(here)
  let count = 0

  return {
    remove: () => rmSync(folder, { recursive: true }),
    /** The output of `pnpm spec:diff` for the released document with only this change. */
    async changed(change: (document: Loose) => void) {
      const now: Loose = JSON.parse(released)
      change(now)
      const text = JSON.stringify(now, null, 2)
      count += 1
      const place = join(folder, `${count}`)
      cpSync(join(here, 'packages/types/src'), join(place, 'src'), { recursive: true })
      writeFileSync(join(place, 'openapi.json'), text)
      for (const [name, source] of Object.entries(await generate(join(place, 'openapi.json')))) {
        writeFileSync(join(place, 'src/generated', name), source)
      }
      const types = packages.map((each) =>
        each.manifest.name === '@tintype/types' ? { ...each, folder: place } : each,
      )
      const wire = await wireChanges(released, text)
      const compiled = typeChanges(consumers, sourcesOf(types))
      return { wire, compiled, verdict: judge([...wire, ...compiled]) }
    },
  }
}
