import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { type StartTimer, startTicking } from '../concurrency/timer.ts'
import { clientAddress } from './clientAddress.ts'
import { closeGently } from './closeGently.ts'
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

/** Watches the connections of HTTP servers, whatever is served on them. */
export interface Connections {
  watch(server: Server): void
  isDraining(): boolean
  /** Responses under way, and those that wait for an earlier one on their connection. */
  responses(): number
  /** Closes what is idle at once and what is active when it is done. Resolves when no connection is left. */
  drain(timeoutMs: number): Promise<void>
}

interface Connection {
  socket: Socket
  address: string
  /** Requests whose responses have not gone out. More than one when a client pipelines. */
  responses: Set<ServerResponse>
  /** The newest request. */
  request?: IncomingMessage
  /** Bytes read when the last response went out: more are the beginning of a request. */
  readAtRest: number
  /** How far it was at the last check that found progress; undefined while nothing is expected of the client. */
  progress: number | undefined
  /** Checks since then. */
  checks: number
}

/** How often progress is looked for in the time that a client may make none. */
const CHECKS = 4

/** What counts as progress in that time: a client that drips its bytes is not waited for. */
const MIN_PROGRESS_BYTES = 16 * 1024

/** How long a request whose headers are arriving may take while the server stops. */
const HEAD_GRACE_MS = 2000

/** At most one warning in so long. */
const WARN_MS = 60_000

/** A stopping server waits for clients that make progress, but at most so many times its timeout. */
const MAX_TIMEOUTS = 10

/**
 * Bounds what connections cost, in both directions: how many there are, how long a client may leave its response unread,
 * and how long a stopping server waits for any of them.
 */
export function createConnections(options: ConnectionOptions): Connections {
  const { startTimer, stallMs, maxConnections, maxConnectionsPerAddress, errors, log } = options
  const connections = new Set<Connection>()
  const perAddress = new Map<string, number>()
  const bySocket = new WeakMap<Socket, Connection>()
  let draining = false
  let stopChecking: (() => void) | undefined
  let onEmpty = () => {}
  let hasWarned = false

  function open(socket: Socket): void {
    const address = clientAddress(socket)
    const others = perAddress.get(address) ?? 0
    if (draining) return void socket.destroy()
    if (maxConnectionsPerAddress > 0 && others >= maxConnectionsPerAddress) {
      warn({ address, limit: maxConnectionsPerAddress }, 'connection rejected: too many from this address')
      reject(socket, () => errors.answerOverload(socket))
      return
    }
    const connection: Connection = {
      socket,
      address,
      responses: new Set(),
      readAtRest: 0,
      progress: undefined,
      checks: 0,
    }
    bySocket.set(socket, connection)
    connections.add(connection)
    perAddress.set(address, others + 1)
    socket.once('close', () => forget(connection))
    closeGently(socket, () => connection.request?.complete ?? true, startTimer)
    stopChecking ??= startTicking(startTimer, check, stallMs / CHECKS)
  }

  function forget(connection: Connection): void {
    connections.delete(connection)
    const others = (perAddress.get(connection.address) ?? 1) - 1
    if (others > 0) perAddress.set(connection.address, others)
    else perAddress.delete(connection.address)
    if (connections.size > 0) return
    stopChecking?.()
    stopChecking = undefined
    onEmpty()
  }

  function begin(request: IncomingMessage, response: ServerResponse): void {
    const connection = bySocket.get(request.socket)
    if (connection === undefined) return
    connection.request = request
    connection.responses.add(response)
    response.once('close', () => {
      connection.responses.delete(response)
      if (connection.responses.size > 0) return
      connection.readAtRest = connection.socket.bytesRead
      if (draining) connection.socket.destroySoon()
    })
  }

  /** Disconnects clients of which something is expected and that have done too little of it for too long. */
  function check(): void {
    for (const connection of connections) {
      const { socket } = connection
      // Otherwise it is the server that is at work.
      const isSending = draining && connection.responses.size > 0 && !connection.request?.complete
      const isExpected = socket.writableLength > 0 || isSending
      const progress = bytesTaken(socket) + (draining ? socket.bytesRead : 0)
      if (!isExpected) connection.progress = undefined
      else if (connection.progress === undefined || progress - connection.progress >= MIN_PROGRESS_BYTES) {
        connection.progress = progress
        connection.checks = 0
      } else if (++connection.checks >= CHECKS) {
        log.info({ address: connection.address }, 'client disconnected: it stalled')
        socket.destroy()
      }
    }
  }

  function fault(error: Error & { code?: string }, socket: Socket): void {
    const connection = bySocket.get(socket)
    const isBroken = error.code === 'ECONNRESET' || error.code === 'EPIPE'
    if (connection === undefined || isBroken) return void socket.destroy()
    // A parser that has failed once fails at every further byte.
    if (socket.writableEnded) return
    const isAnswering = [...connection.responses].some((response) => response.headersSent)
    if (isAnswering) return void socket.destroy()
    reject(socket, () => errors.answerFault(error, socket))
  }

  /** Answers and closes, whatever else the client sends. */
  function reject(socket: Socket, answer: () => void): void {
    socket.on('error', () => undefined)
    answer()
    closeGently(socket, () => false, startTimer)
    socket.destroySoon()
  }

  /** A flood of connections must not become a flood of log lines. */
  function warn(facts: object, message: string): void {
    if (hasWarned) return
    hasWarned = true
    startTimer(() => {
      hasWarned = false
    }, WARN_MS)
    log.warn(facts, message)
  }

  return {
    isDraining: () => draining,
    responses: () => [...connections].reduce((sum, { responses }) => sum + responses.size, 0),
    watch(server) {
      if (maxConnections > 0) server.maxConnections = maxConnections
      server.on('connection', open)
      server.prependListener('request', begin)
      server.on('clientError', fault)
      server.on('checkExpectation', errors.answerExpectation)
      server.on('drop', () => warn({ limit: maxConnections }, 'connection rejected: too many'))
    },
    async drain(timeoutMs) {
      draining = true
      if (connections.size === 0) return
      const empty = new Promise<void>((resolve) => {
        onEmpty = resolve
      })
      const hasBegun = ({ socket, readAtRest }: Connection) => socket.bytesRead > readAtRest
      const idle = [...connections].filter(({ responses }) => responses.size === 0)
      for (const connection of idle) if (!hasBegun(connection)) connection.socket.destroy()
      stopChecking?.()
      stopChecking = startTicking(startTimer, check, timeoutMs / CHECKS)
      const endHeads = startTimer(
        () => {
          for (const { socket, responses } of connections) if (responses.size === 0) socket.destroy()
        },
        Math.min(HEAD_GRACE_MS, timeoutMs),
      )
      const endAll = startTimer(() => {
        for (const { socket } of connections) socket.destroy()
      }, timeoutMs * MAX_TIMEOUTS)
      await empty
      endHeads()
      endAll()
    },
  }
}

/** Bytes that the operating system has taken, which is as far as one can see. */
function bytesTaken(socket: Socket): number {
  // The length of the stream counts a piece until all of it is taken: on a slow line that can be minutes. Node's own
  // `socket.setTimeout` looks at the same number of the handle.
  const { _handle: handle } = socket as { _handle?: { bytesWritten: number; writeQueueSize: number } | null }
  return handle ? handle.bytesWritten - handle.writeQueueSize : 0
}
