import { existsSync, readFileSync } from 'node:fs'

/** Samples of every operation. Tests type-check and run them. */
export interface Samples {
  of(operationId: string): { lang: string; label: string; source: string }[]
}

export const sampleKinds = [
  { file: 'curl.sh', lang: 'bash', label: 'curl' },
  { file: 'client.ts', lang: 'ts', label: '@tintype/client' },
  { file: 'fetch.ts', lang: 'ts', label: 'openapi-fetch' },
] as const

export const sampleFile = (operationId: string, file: string) =>
  new URL(`../samples/${operationId}/${file}`, import.meta.url)

export const samples: Samples = {
  of: (operationId) =>
    sampleKinds.map(({ file, lang, label }) => ({
      lang,
      label,
      source: readSample(operationId, file),
    })),
}

function readSample(operationId: string, file: string): string {
  const path = sampleFile(operationId, file)
  if (!existsSync(path)) {
    throw new Error(
      `${operationId} has no sample apps/docs/samples/${operationId}/${file}. \`pnpm new:operation\` creates the files of a new operation.`,
    )
  }
  return readFileSync(path, 'utf8').trim()
}
