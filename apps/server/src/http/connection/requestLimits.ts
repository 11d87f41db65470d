import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, fillTemplate } from '../../domain/apiError.ts'
import { clientAddress } from './clientAddress.ts'
import { ClientDisconnectedError } from './disconnect.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request holds of a limit. */
    lease?: Lease
  }
  interface FastifyContextConfig {
    /** Set on routes that answer however much else is asked. */
    unlimited?: boolean
  }
}

/** How many requests may be served at a time; 0 for any number. */
export interface RequestLimits {
  perUser: number
  perAddress: number
}

/** One of the requests that a user or an address may have at a time. */
interface Lease {
  /** Keeps the lease until the work is done, even if the client disconnects before. */
  holdFor(work: Promise<unknown>): void
}

/**
 * Limits how many requests of one user, and of one address without a token, are served at a time.
 * @returns counts a request for its user. @throws ApiError `ConcurrentRequests`
 */
export function registerRequestLimits(
  app: FastifyInstance,
  { perUser, perAddress }: RequestLimits,
): (user: number, request: FastifyRequest, reply: FastifyReply) => void {
  const ofUsers = createCounter<number>(perUser)
  const ofAddresses = createCounter<string>(perAddress)

  // Work goes on for a while when its client is gone: whoever disconnects at once must not have more of it.
  app.addHook('onRoute', (route) => {
    const { handler } = route
    route.handler = function (request, reply) {
      const result = handler.call(this, request, reply)
      if (result instanceof Promise) request.lease?.holdFor(result)
      return result
    }
  })
  app.addHook('onRequest', (request, reply, done) => {
    const { operation, unlimited } = request.routeOptions.config
    // Operations are counted when it is known whose they are: then clients behind one proxy do not share a limit.
    if (operation !== undefined || unlimited) return done()
    const isTaken = take(ofAddresses, clientAddress(request.socket), request, reply)
    done(isTaken ? undefined : concurrentRequests(perAddress, 'address'))
  })

  function take<Key>(counter: Counter<Key>, key: Key, request: FastifyRequest, reply: FastifyReply): boolean {
    // Its `close` has passed, so nothing would give the lease back.
    if (reply.raw.destroyed) throw new ClientDisconnectedError('The client has disconnected.')
    if (!counter.add(key)) return false
    request.lease = createLease(reply, () => counter.remove(key))
    return true
  }

  return (user, request, reply) => {
    if (!take(ofUsers, user, request, reply)) throw concurrentRequests(perUser, 'user')
  }
}

function concurrentRequests(limit: number, whose: 'user' | 'address'): ApiError {
  return new ApiError('ConcurrentRequests', {
    message: fillTemplate('ConcurrentRequests', { limit: String(limit), whose }),
  })
}

function createLease({ raw: response }: FastifyReply, release: () => void): Lease {
  let holds = 1
  const letGo = () => {
    holds--
    if (holds === 0) release()
  }
  response.once('close', letGo)
  return {
    holdFor(work) {
      holds++
      work.then(letGo, letGo)
    },
  }
}

interface Counter<Key> {
  /** @returns false when the limit is reached, and nothing is added */
  add(key: Key): boolean
  remove(key: Key): void
}

function createCounter<Key>(limit: number): Counter<Key> {
  const counts = new Map<Key, number>()
  return {
    add(key) {
      const count = counts.get(key) ?? 0
      if (limit > 0 && count >= limit) return false
      counts.set(key, count + 1)
      return true
    },
    remove(key) {
      const count = counts.get(key) ?? 0
      if (count > 1) counts.set(key, count - 1)
      else counts.delete(key)
    },
  }
}
