import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

// The files of a folder, whole or in ranges, without a framework, signatures, rows or conditions.

const [folder = ''] = process.argv.slice(2)

async function respond({ url = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = join(folder, url)
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  if (first === undefined) {
    const bytes = await readFile(path)
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length })
    response.end(bytes)
    return
  }
  const { size } = await stat(path)
  const [start, end] = [Number(first), Number(last)]
  response.writeHead(206, {
    'content-type': 'video/mp4',
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
  })
  createReadStream(path, { start, end }).pipe(response)
}

const server = createServer((request, response) => {
  respond(request, response).catch((error) => response.destroy(error))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ origin: `http://127.0.0.1:${port}` })
})
