import { once } from 'node:events'
import { createServer, request as httpRequest, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { storeEndpoint } from './store.ts'

/** `stall` sends no response; `cut` closes the connection, `reset` with a TCP reset; `break` and `stop` end the connection, or send no more, half-way through a long body. */
export type Fault = 'pass' | '503' | 'stall' | 'cut' | 'reset' | 'break' | 'stop'

/** Starts a proxy of the store that fails depending on the attempt and the number of each request. */
export async function faultyStore(faultOf: (attempt: number, request: number, method?: string) => Fault) {
  const target = new URL(await storeEndpoint())
  const attempts = new Map<string, number>()
  let faults = 0
  let calledOff = 0
  const stalled = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const asked = `${request.method} ${request.url} ${request.headers.range}`
    const attempt = (attempts.get(asked) ?? 0) + 1
    attempts.set(asked, attempt)
    const fault = faultOf(attempt, attempts.size, request.method)
    if (fault !== 'pass') faults++
    if (fault === '503') {
      request.resume().on('end', () => response.writeHead(503).end())
      return
    }
    if (fault === 'cut') return void response.destroy()
    if (fault === 'reset') return void request.socket.resetAndDestroy()
    if (fault === 'stall') {
      stalled.add(response)
      response.on('close', () => calledOff++)
      return void request.resume()
    }
    const { hostname, port } = target
    const { method, url: path, headers } = request
    const passing = httpRequest({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      // Swift sends the body of an error in response to HEAD, too.
      if (method === 'HEAD') return void response.end()
      if (fault === 'pass') return answer.pipe(response)
      answer.once('data', (chunk: Buffer) => {
        answer.destroy()
        response.write(chunk.subarray(0, chunk.length - 1), () => {
          if (fault === 'break') response.destroy()
        })
      })
    })
    passing.on('error', () => {
      if (!response.writableEnded) response.destroy()
    })
    request.pipe(passing)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    faults: () => faults,
    calledOff: () => calledOff,
    /** Closes stalled connections, like a restarted store. */
    cutStalled() {
      for (const response of stalled) response.destroy()
      stalled.clear()
    },
  }
}
