import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Requests whose clients send the body only after a 100 response (`Expect: 100-continue`). */
const waiting = new WeakMap<IncomingMessage, ServerResponse>()

/** Keeps Node from asking for every body before the request has been checked. */
export function holdContinue(server: Server): void {
  server.on('checkContinue', (request, response) => {
    waiting.set(request, response)
    server.emit('request', request, response)
  })
}

/** Asks the client for the body. Call it after all checks that can reject the request without its body. */
export function askForBody(request: IncomingMessage): void {
  waiting.get(request)?.writeContinue()
  waiting.delete(request)
}
