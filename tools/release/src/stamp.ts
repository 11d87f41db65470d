import { createHash } from 'node:crypto'

/** The document's version, and the sha256 of its bundle in JSON. */
export function stampOf(bundle: string): { spec: string; sha256: string } {
  const { info } = JSON.parse(bundle) as { info: { version: string } }
  return { spec: info.version, sha256: createHash('sha256').update(bundle).digest('hex') }
}
