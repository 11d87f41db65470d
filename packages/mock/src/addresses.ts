import type { IncomingMessage, ServerResponse } from 'node:http'
import { plainPhoto, video } from '@tintype/contract/samples'
import { type ApiDocument, serverUrl } from '@tintype/document'

/** The URLs in the examples of the document: base URLs of media, and pages. */
export interface Addresses {
  /** Replaces the documented server by this mock. */
  localize(text: string, origin: string): string
  /** The media or the page at a path. */
  resource(path: string): Resource | undefined
  /** Serves it. @returns false for any other request */
  serve(request: IncomingMessage, response: ServerResponse): boolean
}

export interface Resource {
  type: string
  bytes(): Uint8Array<ArrayBuffer>
}

export function createAddresses(document: ApiDocument): Addresses {
  const [server = { url: '' }] = document.json.servers
  const base = serverUrl(server)
  const folders = { media: new Set<string>(), pages: new Set<string>() }
  collectUrls(document.json, base, (field, folder) => {
    folders[/baseUrl$/i.test(field) ? 'media' : 'pages'].add(folder)
  })
  const resource: Addresses['resource'] = (path) => {
    const folder = path.split('/')[1] ?? ''
    if (folders.media.has(folder)) return path.endsWith('=dv') ? VIDEO : PHOTO
    return folders.pages.has(folder) ? PAGE : undefined
  }
  return {
    localize: (text, origin) => text.replaceAll(base, origin),
    resource,
    serve(request, response) {
      const { method = '', url = '/' } = request
      const [path = ''] = url.split('?')
      const found = method === 'GET' || method === 'HEAD' ? resource(path) : undefined
      if (found === undefined) return false
      send(request, response, found)
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

const PHOTO: Resource = { type: 'image/jpeg', bytes: plainPhoto }
const VIDEO: Resource = { type: 'video/mp4', bytes: video }
const PAGE: Resource = {
  type: 'text/html; charset=utf-8',
  bytes: () =>
    new TextEncoder().encode(
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
