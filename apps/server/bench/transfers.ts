import { once } from 'node:events'
import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request as send } from 'node:http'

/** The same client for every server, so that only the server differs. */
export interface Transfer {
  agent: Agent
  method?: string
  headers?: OutgoingHttpHeaders
  body?: Body
}

/** Bytes to send: the parts, one after the other. */
export type Body = readonly Buffer[]

interface Answer {
  headers: IncomingHttpHeaders
  bytes: number
  text: string
}

const TO_READ = 4096

/**
 * Sends a request and reads the response.
 * @returns the headers of the response, the length of its body, and its text if it is short
 */
export async function request(
  { origin, token }: { origin: string; token?: string },
  path: string,
  { agent, method = 'GET', headers, body = [] }: Transfer,
): Promise<Answer> {
  const length = body.reduce((sum, part) => sum + part.length, 0)
  const all: OutgoingHttpHeaders = { ...headers }
  if (token !== undefined) all.authorization = `Bearer ${token}`
  if (method !== 'GET') all['content-length'] = length
  const outgoing = send(new URL(path, origin), { agent, method, headers: all })
  const answered = new Promise<Answer>((resolve, reject) => {
    outgoing.on('error', reject).on('response', (response) => {
      let bytes = 0
      let text = ''
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= TO_READ) text += chunk.toString('utf8')
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        if (statusCode < 300) resolve({ headers, bytes, text })
        else reject(new Error(`${method} ${path} returned ${statusCode}: ${text}`))
      })
    })
  })
  for (const part of body) if (!outgoing.write(part)) await once(outgoing, 'drain')
  outgoing.end()
  return answered
}
