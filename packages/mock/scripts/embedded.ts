import { writeFileSync } from 'node:fs'
import type { OpenApi } from '@tintype/document'

/** Parts of operations that the handlers for MSW do not read. */
const UNUSED = new Set(['description', 'schema'])

/** Writes the document as a module of each format. The built handlers load it instead of a file, which browsers lack. */
export function writeEmbedded({ components, ...document }: OpenApi, folder: URL): void {
  const { examples, schemas: _, ...others } = components
  const withoutUnused = JSON.parse(
    JSON.stringify({ ...document, components: others }, (key, value) =>
      UNUSED.has(key) ? undefined : value,
    ),
  )
  const json = JSON.stringify({
    ...withoutUnused,
    components: { ...withoutUnused.components, examples },
  })
  writeFileSync(new URL('embedded.js', folder), `export const json = ${json}\n`)
  writeFileSync(new URL('embedded.cjs', folder), `exports.json = ${json}\n`)
}
