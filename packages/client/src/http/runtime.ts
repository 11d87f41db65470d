import { versions } from '@tintype/types/operations'

/** Replaced by the build. */
declare const __VERSION__: string

interface Runtime {
  process?: { versions?: { node?: string; bun?: string; deno?: string } }
}

/** The header in which Google's clients name themselves. Only for Node: in browsers it would cause a CORS preflight. */
export function apiClientHeader(): Record<string, string> {
  const { node, bun, deno } = (globalThis as Runtime).process?.versions ?? {}
  return node && !bun && !deno
    ? { [versions.request]: `gl-node/${node} ${versions.product}/${__VERSION__}` }
    : {}
}
