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
  const [ready] = (await once(child, 'message')) as [Pick<Server, 'origin' | 'token' | 'otherToken'>]
  return { ...ready, pid: child.pid, stop: () => child.kill('SIGKILL') }
}
