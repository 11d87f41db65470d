import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Requests whose clients keep the body back until they are told to go on (`Expect: 100-continue`). */
const waiting = new WeakMap<IncomingMessage, ServerResponse>()

/** Without this, Node would ask for every body before anybody has looked at the request. */
export function holdContinue(server: Server): void {
  server.on('checkContinue', (request, response) => {
    waiting.set(request, response)
    server.emit('request', request, response)
  })
}

/** To be called before the body is read, and so after all that may reject the request without it. */
export function askForBody(request: IncomingMessage): void {
  waiting.get(request)?.writeContinue()
  waiting.delete(request)
}
