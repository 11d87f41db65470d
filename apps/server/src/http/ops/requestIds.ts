import type { IncomingMessage } from 'node:http'
import type { ApiDocument } from '@tintype/document'

/** The header of requests and responses, in the case in which Node keeps it. */
export const REQUEST_ID = 'x-request-id'

export interface RequestIds {
  /** The id that a request brings if it has the form of the document, otherwise a new one. */
  of(request: Pick<IncomingMessage, 'headers'>): string
  create(): string
}

/** Ids by which a response is found in the log. New ones are unique among all processes: a random part and a number. */
export function createRequestIds(
  { json }: ApiDocument,
  randomBytes: (size: number) => Uint8Array,
): RequestIds {
  const form = new RegExp(json.components.headers['X-Request-Id']?.schema.pattern ?? '^$')
  const prefix = Buffer.from(randomBytes(6)).toString('hex')
  let count = 0
  const create = () => `${prefix}-${(++count).toString(36)}`
  return {
    create,
    of({ headers }) {
      const own = headers[REQUEST_ID]
      return typeof own === 'string' && form.test(own) ? own : create()
    },
  }
}
