import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own. */
export interface Server {
  origin: string
  /** Sent along where the server wants one. */
  token?: string
  /** Of another user. */
  otherToken?: string
  pid: number | undefined
  stop(): void
}

/** Starts a server of bench/servers/, most often over a folder; it says where it is when it is there. */
export async function startServer(name: string, ...args: string[]): Promise<Server> {
  const child = fork(new URL(`./servers/${name}`, import.meta.url), args)
  const [ready] = (await once(child, 'message')) as [Pick<Server, 'origin' | 'token' | 'otherToken'>]
  return { ...ready, pid: child.pid, stop: () => child.kill('SIGKILL') }
}
