import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const dist = new URL('../../dist/', import.meta.url)

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** A static host that serves the built site, or another folder, under a path. */
export async function hostSite(base: string, folder = dist): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://host').pathname)
    const file = path.startsWith(base) && fileAt(new URL(`.${path.slice(base.length - 1)}`, folder))
    if (!file) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': types[extname(file.pathname)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://localhost:${port}${base}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function fileAt(file: URL): URL | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile()) return file
  const index = new URL('index.html', file)
  return found?.isDirectory() && file.pathname.endsWith('/') && statSync(index, { throwIfNoEntry: false })
    ? index
    : undefined
}

/** Addresses of all pages of the newest version, relative to its root: `guides/uploads/`. */
export function pagePaths(): string[] {
  const latest = new URL('latest/', dist)
  return readdirSync(fileURLToPath(latest), { recursive: true, encoding: 'utf8' })
    .filter((path) => path === 'index.html' || path.endsWith('/index.html'))
    .map((path) => path.replace(/index\.html$/, ''))
    .sort()
}
