import { versions } from '@tintype/types/operations'
import type { AppInfo } from './options.ts'

/** Replaced by the build. */
declare const __VERSION__: string

interface Runtime {
  process?: { versions?: { node?: string; bun?: string; deno?: string } }
  navigator?: { userAgent?: string }
}

/** A page or a worker of a browser, where every header of its own needs the permission of the API (CORS). */
export const isBrowser = () => /^Mozilla/.test((globalThis as Runtime).navigator?.userAgent ?? '')

/**
 * The headers in which clients name themselves. In browsers there are none unless the program has a name, and then only
 * the one of Google's clients.
 */
export function identity(app: AppInfo | undefined): Record<string, string | undefined> {
  const { node, bun, deno } = (globalThis as Runtime).process?.versions ?? {}
  const own = `${versions.product}/${__VERSION__}`
  const isNode = node && !bun && !deno
  const client = isNode ? `gl-node/${node} ${own}` : own
  if (!app) return { [versions.request]: isNode ? client : undefined }
  const name = app.name + (app.version ? `/${app.version}` : '')
  return { [versions.request]: `${client} ${name}`, 'user-agent': isBrowser() ? undefined : `${name} ${own}` }
}
