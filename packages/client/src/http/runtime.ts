import { versions } from '@tintype/types/operations'

/** Written in by the build. */
declare const __VERSION__: string

interface Runtime {
  process?: { versions?: { node?: string; bun?: string; deno?: string } }
}

/** What Google's own clients tell of themselves; in Node only, because a browser would have to ask first (preflight). */
export function apiClient(): Record<string, string> {
  const { node, bun, deno } = (globalThis as Runtime).process?.versions ?? {}
  return node && !bun && !deno
    ? { [versions.request]: `gl-node/${node} ${versions.product}/${__VERSION__}` }
    : {}
}
