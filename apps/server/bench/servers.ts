import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A server in another process. */
export interface Server {
  origin: string
  /** Access token, if the server needs one. */
  token?: string
  /** Access token of another user. */
  otherToken?: string
  pid: number | undefined
  stop(): void
}

/** Starts a server of bench/servers/, usually with a data folder, and waits until it reports its address. */
export async function startServer(name: string, ...args: string[]): Promise<Server> {
  const child = fork(new URL(`./servers/${name}`, import.meta.url), args)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ${name} ended with code ${code}.`)
  })
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [
    Pick<Server, 'origin' | 'token' | 'otherToken'>,
  ]
  ended.catch(() => undefined)
  return { ...ready, pid: child.pid, stop: () => child.kill('SIGKILL') }
}
