import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { type StartTimer, startTicking } from '../../concurrency/timer.ts'
import { clientAddress } from './clientAddress.ts'
import { CHECKS, type ClientConnection, hasStalled } from './clientProgress.ts'
import { closeGently } from './closeGently.ts'
import { drainConnections } from './drainConnections.ts'
import type { ProtocolErrors } from './protocolErrors.ts'

export interface ConnectionOptions {
  startTimer: StartTimer
  /** Milliseconds after which a client that takes nothing of its response is disconnected. */
  stallMs: number
  /** Connections at a time; 0 for any number. */
  maxConnections: number
  maxConnectionsPerAddress: number
  errors: ProtocolErrors
  log: FastifyBaseLogger
}

/** Rejected connections that are given the time to read why. */
const MAX_REJECTED = 100

/** At most one warning in so long: a flood of connections must not become a flood of log lines. */
const WARN_MS = 60_000

/**
 * Bounds what connections cost, in both directions: how many there are, how long a client may leave its response unread,
 * and how long a stopping server waits for any of them. It watches HTTP servers, whatever is served on them.
 */
export class Connections {
  readonly #options: ConnectionOptions
  readonly #connections = new Set<ClientConnection>()
  readonly #bySocket = new WeakMap<Socket, ClientConnection>()
  readonly #perAddress = new Map<string, number>()
  #rejected = 0
  #hasWarned = false
  #isDraining = false
  #stopChecking: (() => void) | undefined
  #onEmpty = () => {}

  constructor(options: ConnectionOptions) {
    this.#options = options
  }

  watch(server: Server): void {
    const { maxConnections, errors } = this.#options
    if (maxConnections > 0) server.maxConnections = maxConnections
    server.on('drop', () => this.#warn({ limit: maxConnections }, 'connection rejected: too many'))
    server.on('connection', (socket) => this.#open(socket))
    server.on('clientError', (error, socket) => this.#fail(error, socket as Socket))
    server.prependListener('request', (request, response) => this.#begin(request, response))
    server.on('checkExpectation', (request, response) => {
      this.#begin(request, response)
      errors.answerExpectation(response)
    })
  }

  isDraining(): boolean {
    return this.#isDraining
  }

  /** Responses under way, and those that wait for an earlier one on their connection. */
  responses(): number {
    return [...this.#connections].reduce((sum, { responses }) => sum + responses.size, 0)
  }

  /** Closes what is idle at once and what is active when it is done. Resolves when no connection is left. */
  async drain(timeoutMs: number): Promise<void> {
    this.#isDraining = true
    this.#stopChecking?.()
    if (this.#connections.size === 0) return
    const empty = new Promise<void>((resolve) => {
      this.#onEmpty = resolve
    })
    const disconnectStalled = () => this.#disconnectStalled()
    const { startTimer } = this.#options
    await drainConnections(this.#connections, { startTimer, timeoutMs, disconnectStalled, empty })
  }

  #open(socket: Socket): void {
    const { startTimer, stallMs, maxConnectionsPerAddress: limit, errors } = this.#options
    if (this.#isDraining) return void socket.destroy()
    const address = clientAddress(socket)
    const others = this.#perAddress.get(address) ?? 0
    if (limit > 0 && others >= limit) {
      this.#warn({ address, limit }, 'connection rejected: too many from this address')
      this.#reject(socket, () => errors.answerOverload(socket))
      return
    }
    const connection: ClientConnection = {
      socket,
      responses: new Set(),
      readAtRest: 0,
      progress: undefined,
      checks: 0,
    }
    this.#bySocket.set(socket, connection)
    this.#connections.add(connection)
    this.#perAddress.set(address, others + 1)
    closeGently(socket, () => connection.request?.complete ?? true, startTimer)
    this.#stopChecking ??= startTicking(startTimer, () => this.#disconnectStalled(), stallMs / CHECKS)
    socket.once('close', () => {
      this.#connections.delete(connection)
      this.#leave(address)
    })
  }

  #leave(address: string): void {
    const others = (this.#perAddress.get(address) ?? 1) - 1
    if (others > 0) this.#perAddress.set(address, others)
    else this.#perAddress.delete(address)
    if (this.#connections.size > 0) return
    this.#stopChecking?.()
    this.#stopChecking = undefined
    this.#onEmpty()
  }

  #begin(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.#bySocket.get(request.socket)
    if (connection === undefined) return
    connection.request = request
    connection.responses.add(response)
    response.once('close', () => {
      connection.responses.delete(response)
      if (connection.responses.size > 0) return
      connection.readAtRest = connection.socket.bytesRead
      if (this.#isDraining) connection.socket.destroySoon()
    })
  }

  #disconnectStalled(): void {
    for (const connection of this.#connections) {
      if (!hasStalled(connection, this.#isDraining)) continue
      this.#options.log.info(
        { address: clientAddress(connection.socket) },
        'client disconnected: it has stalled',
      )
      connection.socket.destroy()
    }
  }

  #fail(error: Error & { code?: string }, socket: Socket): void {
    const connection = this.#bySocket.get(socket)
    const isBroken = error.code === 'ECONNRESET' || error.code === 'EPIPE'
    if (connection === undefined || isBroken) return void socket.destroy()
    // A parser that has failed once fails at every further byte.
    if (socket.writableEnded) return
    const isAnswering = [...connection.responses].some((response) => response.headersSent)
    if (isAnswering) return void socket.destroy()
    this.#reject(socket, () => this.#options.errors.answerFault(error, socket))
  }

  /** Answers and closes, whatever else the client sends. */
  #reject(socket: Socket, answer: () => void): void {
    socket.on('error', () => undefined)
    if (this.#rejected >= MAX_REJECTED) return void socket.destroy()
    this.#rejected++
    socket.once('close', () => this.#rejected--)
    answer()
    closeGently(socket, () => false, this.#options.startTimer)
    socket.destroySoon()
  }

  #warn(facts: object, message: string): void {
    if (this.#hasWarned) return
    this.#hasWarned = true
    this.#options.startTimer(() => {
      this.#hasWarned = false
    }, WARN_MS)
    this.#options.log.warn(facts, message)
  }
}
