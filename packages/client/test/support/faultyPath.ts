import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request on its way through, when it is over. */
export interface Passed {
  method: string
  path: string
  headers: IncomingMessage['headers']
  /** X-Goog-Upload-Command. */
  command: string | undefined
  /** Bytes of the body that were let through. */
  bytes: number
  /** HTTP status of the answer that was let through. */
  status?: number
  /** X-Goog-Upload-Size-Received of that answer. */
  received?: string
  /** How many requests of the same path were under way when it came, itself included. */
  sideBySide: number
}

/** What happens to a request. Nothing, when left out. */
export interface Fault {
  /** The connection breaks after so many bytes of the request's body were let through. */
  cutRequest?: number
  /** The server answers, and the connection breaks before the answer. */
  loseAnswer?: true
  /** The connection breaks after so many bytes of the answer's body. */
  cutAnswer?: number
  /** The answer stops after so many bytes of its body, and the connection stays. */
  stallAnswer?: number
  /** The server is not asked at all. */
  answer?: { status: number; type?: string; body?: string | Buffer }
  /** Awaited before anything is done. */
  hold?: Promise<unknown>
}

export type FaultRule = (passed: Passed) => Fault | undefined

/** A path to a server on which connections break: a real one, so that what breaks is a real connection. */
export interface FaultyPath {
  url: string
  passed: Passed[]
  /** Decides about each request that comes from now on. */
  rule: FaultRule
  stop(): Promise<void>
}

export async function faultyPathTo(target: string): Promise<FaultyPath> {
  const underWay = new Map<string, number>()
  const server = createServer(async (incoming, answer) => {
    const path = incoming.url ?? ''
    const key = path.split('?')[0] ?? ''
    const sideBySide = (underWay.get(key) ?? 0) + 1
    underWay.set(key, sideBySide)
    answer.on('close', () => underWay.set(key, (underWay.get(key) ?? 1) - 1))
    const { method = '', headers } = incoming
    const command = headers['x-goog-upload-command'] as string | undefined
    const passed: Passed = { method, path, headers, command, sideBySide, bytes: 0 }
    const fault = result.rule(passed) ?? {}
    result.passed.push(passed)
    await fault.hold
    if (fault.answer) sendInstead(incoming, answer, fault.answer)
    else passOn(new URL(path, target), incoming, answer, passed, fault)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const result: FaultyPath = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: [],
    rule: () => undefined,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return result
}

function sendInstead(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { status, type = 'application/json', body = '{}' }: NonNullable<Fault['answer']>,
): void {
  incoming.resume()
  answer.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body)
}

function passOn(
  url: URL,
  incoming: IncomingMessage,
  answer: ServerResponse,
  passed: Passed,
  {
    cutRequest = Number.POSITIVE_INFINITY,
    cutAnswer = Number.POSITIVE_INFINITY,
    stallAnswer,
    loseAnswer,
  }: Fault,
): void {
  // The server names itself by the host it is asked for: so all of its addresses lead through here.
  const outgoing = request(url, { method: incoming.method, headers: incoming.headers })
  const breakOff = () => {
    outgoing.destroy()
    incoming.socket.destroy()
  }
  outgoing.on('error', breakOff)
  incoming.on('error', breakOff)
  answer.on('close', () => answer.writableFinished || breakOff())
  outgoing.on('response', (response) => {
    if (loseAnswer) {
      response.resume()
      response.on('end', breakOff)
      return
    }
    passed.status = response.statusCode ?? 0
    passed.received = String(response.headers['x-goog-upload-size-received'])
    answer.writeHead(passed.status, response.headers)
    let left = stallAnswer ?? cutAnswer
    response.on('data', (chunk: Buffer) => {
      answer.write(chunk.subarray(0, left))
      left -= chunk.length
      // Not at once: what is written goes out first.
      if (left < 0 && stallAnswer === undefined) answer.socket?.destroySoon()
    })
    response.on('end', () => left >= 0 && answer.end())
    response.on('error', breakOff)
  })
  let left = cutRequest
  if (left <= 0) outgoing.flushHeaders()
  incoming.on('data', (chunk: Buffer) => {
    const through = chunk.subarray(0, Math.max(0, left))
    passed.bytes += through.length
    left -= chunk.length
    if (left >= 0) outgoing.write(through)
    // The server is to have what was let through before the connection breaks.
    else if (through.length > 0) outgoing.write(through, () => setImmediate(breakOff))
    else breakOff()
  })
  incoming.on('end', () => left >= 0 && outgoing.end())
}
