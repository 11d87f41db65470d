import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether the request names a media type in `Accept`. Wildcards do not count: programs send them too. */
export function acceptsType({ headers }: FastifyRequest, type: string): boolean {
  const range = headers.accept?.split(',').find((one) => mediaType(one) === type)
  return range !== undefined && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range)
}

const mediaType = (range: string): string => (range.split(';', 1)[0] ?? '').trim().toLowerCase()

/** Appends to the Vary header that CORS set. */
export function varyByAccept(reply: FastifyReply): void {
  const others = [reply.getHeader('vary') ?? []].flat().map(String)
  reply.header('vary', [...others, 'Accept'].join(', '))
}
