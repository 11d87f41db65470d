import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, fillTemplate } from '../../domain/apiError.ts'
import { clientAddress } from './clientAddress.ts'
import { ClientDisconnectedError } from './disconnect.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The place that the request takes in a limit. */
    lease?: Lease
  }
  interface FastifyContextConfig {
    /** Set on routes that must respond even when the server is busy. */
    unlimited?: boolean
  }
}

/** Concurrent requests; 0 for no limit. */
export interface RequestLimits {
  perUser: number
  perAddress: number
}

/** One of the concurrent requests of a user or an address. */
interface Lease {
  /** Keeps the lease until the work is done, even if the client disconnects earlier. */
  holdFor(work: Promise<unknown>): void
}

/** Counts a request for its user. @throws ApiError `ConcurrentRequests` */
export type CountForUser = (user: number, request: FastifyRequest, reply: FastifyReply) => void

/** Limits the concurrent requests of a user, and those of an address without a token. */
export function registerRequestLimits(
  app: FastifyInstance,
  { perUser, perAddress }: RequestLimits,
): CountForUser {
  const users = createCounter<number>(perUser)
  const addresses = createCounter<string>(perAddress)

  // Work continues for a while after its client has disconnected: a client that disconnects early must not get more of it.
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
    // Operations are counted by user after authentication, so that clients of one proxy do not share a limit.
    if (operation !== undefined || unlimited) return done()
    const isTaken = take(addresses, clientAddress(request.socket), request, reply)
    done(isTaken ? undefined : concurrentRequests(perAddress, 'address'))
  })

  function take<Key>(counter: Counter<Key>, key: Key, request: FastifyRequest, reply: FastifyReply): boolean {
    // The event that releases the lease has passed.
    if (reply.raw.destroyed) throw new ClientDisconnectedError()
    if (!counter.add(key)) return false
    request.lease = createLease(reply, () => counter.remove(key))
    return true
  }

  return (user, request, reply) => {
    if (!take(users, user, request, reply)) throw concurrentRequests(perUser, 'user')
  }
}

function concurrentRequests(limit: number, subject: 'user' | 'address'): ApiError {
  return new ApiError('ConcurrentRequests', {
    message: fillTemplate('ConcurrentRequests', { limit: String(limit), whose: subject }),
  })
}

function createLease({ raw: response }: FastifyReply, release: () => void): Lease {
  let holds = 1
  const releaseHold = () => {
    holds--
    if (holds === 0) release()
  }
  response.once('close', releaseHold)
  return {
    holdFor(work) {
      holds++
      work.then(releaseHold, releaseHold)
    },
  }
}

interface Counter<Key> {
  /** @returns false when the limit is reached; nothing is added then */
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
