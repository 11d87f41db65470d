import type { IncomingMessage, ServerResponse } from 'node:http'
import { photo, video } from '@tintype/contract/samples'
import { type ApiDocument, serverUrl } from '@tintype/document'

/** The URLs in the examples of the document: base URLs of media, and pages. */
export interface Addresses {
  /** Replaces the documented server by this mock. */
  localize(text: string, origin: string): string
  /** Serves the media or the page of such a URL. @returns false for any other request */
  serve(request: IncomingMessage, response: ServerResponse): boolean
}

export function createAddresses(document: ApiDocument): Addresses {
  const [server = { url: '' }] = document.json.servers
  const base = serverUrl(server)
  const folders = { media: new Set<string>(), pages: new Set<string>() }
  collectUrls(document.json, base, (field, folder) => {
    folders[/baseUrl$/i.test(field) ? 'media' : 'pages'].add(folder)
  })
  return {
    localize: (text, origin) => text.replaceAll(base, origin),
    serve(request, response) {
      const { method = '', url = '/' } = request
      const [path = ''] = url.split('?')
      const folder = path.split('/')[1] ?? ''
      if (method !== 'GET' && method !== 'HEAD') return false
      if (folders.media.has(folder)) send(request, response, path.endsWith('=dv') ? VIDEO : PHOTO)
      else if (folders.pages.has(folder)) send(request, response, PAGE)
      else return false
      return true
    },
  }
}

/** Reports the field and the first folder of the path of every URL of the documented server. */
function collectUrls(value: unknown, base: string, report: (field: string, folder: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [field, part] of Object.entries(value)) {
    if (/Url$/.test(field) && typeof part === 'string' && part.startsWith(`${base}/`)) {
      report(field, part.slice(base.length).split('/')[1] ?? '')
    } else collectUrls(part, base, report)
  }
}

interface Resource {
  type: string
  bytes(): Uint8Array
}

const PHOTO: Resource = { type: 'image/jpeg', bytes: () => photo(1) }
const VIDEO: Resource = { type: 'video/mp4', bytes: video }
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
