import fs from 'node:fs/promises'
import { type IncomingMessage, Server, ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import Database, { type Statement } from 'better-sqlite3'

/**
 * A preloaded module that names the steps by which a request becomes durable, and kills the server at one of them.
 *
 * A request with the header `X-Kill-At: 3` kills the process at the third step from then on. The response, if there is
 * one, lists the steps in the header `X-Steps`. A number that is too high kills nothing.
 */
const steps: string[] = []
let killAt: number | undefined

function step(name: string): void {
  if (killAt === undefined) return
  // The network determines the number of pieces in which a chunk arrives.
  if (name === 'chunk' && steps.includes(name)) return
  steps.push(name)
  if (steps.length === killAt) process.kill(process.pid, 'SIGKILL')
}

/** Adds a step after each call of a method. */
function after<Name extends string>(owner: Record<Name, unknown>, method: Name, name: string): void {
  const original = owner[method] as (...args: unknown[]) => Promise<unknown>
  owner[method] = async function (this: unknown, ...args: unknown[]) {
    const result = await original.apply(this, args)
    step(name)
    return result
  }
}

const file = await fs.open(import.meta.filename)
const { prototype } = file.constructor as unknown as {
  prototype: Record<'writev' | 'datasync' | 'sync', unknown>
}
await file.close()
after(prototype, 'writev', 'chunk')
after(prototype, 'datasync', 'fdatasync')
after(prototype, 'sync', 'folder')
after(fs, 'link', 'link')
after(fs, 'rename', 'rename')
syncBuiltinESMExports()

const { prepare } = Database.prototype
Database.prototype.prepare = function (this: Database.Database, source: string) {
  const statement = prepare.call(this, source) as Statement
  const { run, all } = statement
  const committing = () =>
    /^commit/i.test(source) || (!statement.readonly && !this.inTransaction && !/^begin/i.test(source))
  const wrap = (execute: (...args: unknown[]) => unknown) =>
    ((...args: unknown[]) => {
      if (!committing()) return execute.apply(statement, args)
      step('before commit')
      const result = execute.apply(statement, args)
      step('after commit')
      return result
    }) as never
  return Object.assign(statement, { run: wrap(run), all: wrap(all) })
} as typeof prepare

const { emit } = Server.prototype
Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
  const { headers } = (args[0] ?? {}) as Partial<IncomingMessage>
  if (event === 'request' && headers?.['x-kill-at'] !== undefined) {
    steps.length = 0
    killAt = Number(headers['x-kill-at'])
  }
  return (emit as (...all: unknown[]) => boolean).call(this, event, ...args)
} as typeof emit

const { writeHead } = ServerResponse.prototype
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
  step('before the response')
  if (killAt !== undefined) this.setHeader('x-steps', steps.join(', '))
  killAt = undefined
  return writeHead.apply(this, args)
} as typeof writeHead
