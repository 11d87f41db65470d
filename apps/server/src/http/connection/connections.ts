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
  /** Milliseconds after which a client that does not read its response is disconnected. */
  stallMs: number
  /** Concurrent connections; 0 for no limit. */
  maxConnections: number
  maxConnectionsPerAddress: number
  errors: ProtocolErrors
  log: FastifyBaseLogger
}

/** Rejected connections that get time to read their error. */
const MAX_REJECTED = 100

/** Minimum time between warnings: a flood of connections must not flood the log. */
const WARN_INTERVAL_MS = 60_000

/**
 * Limits the number of connections, the time that a client may leave its response unread, and the time that a stopping
 * server waits for its clients. Works for any HTTP server of Node.
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
    server.on('connection', (socket) => this.#admit(socket))
    server.on('clientError', (error, socket) => this.#handleError(error, socket as Socket))
    server.prependListener('request', (request, response) => this.#begin(request, response))
    server.on('checkExpectation', (request, response) => {
      this.#begin(request, response)
      errors.sendExpectationFailed(response)
    })
  }

  isDraining(): boolean {
    return this.#isDraining
  }

  /** Counts incomplete responses, including those that wait for an earlier one on their connection. */
  responses(): number {
    return [...this.#connections].reduce((sum, { responses }) => sum + responses.size, 0)
  }

  /** Closes idle connections immediately and active ones after their responses. Resolves when none is left. */
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

  #admit(socket: Socket): void {
    const { startTimer, stallMs, maxConnectionsPerAddress: limit, errors } = this.#options
    if (this.#isDraining) return void socket.destroy()
    const address = clientAddress(socket)
    const count = this.#perAddress.get(address) ?? 0
    if (limit > 0 && count >= limit) {
      this.#warn({ address, limit }, 'connection rejected: too many from this address')
      this.#reject(socket, () => errors.sendOverload(socket))
      return
    }
    this.#perAddress.set(address, count + 1)
    const connection: ClientConnection = {
      socket,
      responses: new Set(),
      readAtRest: 0,
      progress: undefined,
      checks: 0,
    }
    this.#bySocket.set(socket, connection)
    this.#connections.add(connection)
    closeGently(socket, () => connection.request?.complete ?? true, startTimer)
    this.#stopChecking ??= startTicking(startTimer, () => this.#disconnectStalled(), stallMs / CHECKS)
    socket.once('close', () => {
      this.#connections.delete(connection)
      this.#forget(address)
    })
  }

  #forget(address: string): void {
    const count = (this.#perAddress.get(address) ?? 1) - 1
    if (count > 0) this.#perAddress.set(address, count)
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
      this.#options.log.info({ address: clientAddress(connection.socket) }, 'client disconnected: stalled')
      connection.socket.destroy()
    }
  }

  #handleError(error: Error & { code?: string }, socket: Socket): void {
    const connection = this.#bySocket.get(socket)
    const isBroken = error.code === 'ECONNRESET' || error.code === 'EPIPE'
    if (connection === undefined || isBroken) return void socket.destroy()
    // The parser fails again at every further byte.
    if (socket.writableEnded) return
    const hasBegun = [...connection.responses].some((response) => response.headersSent)
    if (hasBegun) return void socket.destroy()
    this.#reject(socket, () => this.#options.errors.sendParserError(error, socket))
  }

  /** Sends an error and closes the connection, even if the client continues to send. */
  #reject(socket: Socket, sendError: () => void): void {
    socket.on('error', () => undefined)
    if (this.#rejected >= MAX_REJECTED) return void socket.destroy()
    this.#rejected++
    socket.once('close', () => this.#rejected--)
    sendError()
    closeGently(socket, () => false, this.#options.startTimer)
    socket.destroySoon()
  }

  #warn(fields: object, message: string): void {
    if (this.#hasWarned) return
    this.#hasWarned = true
    this.#options.startTimer(() => {
      this.#hasWarned = false
    }, WARN_INTERVAL_MS)
    this.#options.log.warn(fields, message)
  }
}
