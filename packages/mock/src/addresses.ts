import type { IncomingMessage, ServerResponse } from 'node:http'
import { samplePhoto, sampleVideo } from '@tintype/contract'
import type { ApiDocument } from '@tintype/contract/document'

/** What the examples of the document name by URLs: bytes at base URLs, pages at all others. */
export interface Addresses {
  /** The text of a response with URLs that lead to this mock. */
  localize(text: string, origin: string): string
  /** Answers a request for what such a URL names. @returns false for any other request */
  serve(request: IncomingMessage, response: ServerResponse): boolean
}

export function createAddresses(document: ApiDocument): Addresses {
  const [{ url: base } = { url: '' }] = document.json.servers
  const folders = { bytes: new Set<string>(), page: new Set<string>() }
  collect(document.json, base, (name, folder) => {
    folders[/baseUrl$/i.test(name) ? 'bytes' : 'page'].add(folder)
  })
  return {
    localize: (text, origin) => text.replaceAll(base, origin),
    serve(request, response) {
      const { method = '', url = '/' } = request
      const [path = ''] = url.split('?')
      const folder = path.split('/')[1] ?? ''
      if (method !== 'GET' && method !== 'HEAD') return false
      if (folders.bytes.has(folder)) send(request, response, path.endsWith('=dv') ? VIDEO : PHOTO)
      else if (folders.page.has(folder)) send(request, response, PAGE)
      else return false
      return true
    },
  }
}

/** Every URL of this server in an example, by the name of its field: the first folder of its path. */
function collect(value: unknown, base: string, found: (name: string, folder: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (/Url$/.test(name) && typeof part === 'string' && part.startsWith(`${base}/`)) {
      found(name, part.slice(base.length).split('/')[1] ?? '')
    } else collect(part, base, found)
  }
}

interface Resource {
  type: string
  bytes(): Uint8Array
}

const PHOTO: Resource = { type: 'image/jpeg', bytes: () => samplePhoto(1) }
const VIDEO: Resource = { type: 'video/mp4', bytes: sampleVideo }
const PAGE: Resource = {
  type: 'text/html; charset=utf-8',
  bytes: () =>
    Buffer.from(
      '<!doctype html><html lang="en"><title>Mock</title><p>A mock of the Google Photos Library API. A server shows a photo or an album here.</p></html>\n',
    ),
}

function send({ method }: IncomingMessage, response: ServerResponse, { type, bytes }: Resource): void {
  const body = bytes()
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': '*',
  })
  response.end(method === 'HEAD' ? undefined : body)
}
