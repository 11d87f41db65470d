import fs from 'node:fs'
import fsPromises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import Database, { type Statement } from 'better-sqlite3'
import type { FailurePlan } from './failures.ts'

/**
 * A preloaded module that makes system calls of a server and its worker processes fail according to a plan
 * (failures.ts). All processes count their calls in one file, so that a plan can name the n-th call of a request.
 *
 * System calls of libvips, ffmpeg and SQLite cannot be intercepted. SQLite's statements fail instead, with
 * the codes that it has for the same errors.
 */
const folder = process.env.TINTYPE_TEST_FAILURES ?? ''
const planFile = join(folder, 'plan.json')
const callsFile = join(folder, 'calls')

const { readFileSync, openSync, writeSync, fstatSync, closeSync } = fs

/** Fixed size of a call's record, so that the length of the file yields the number of calls. */
const RECORD_BYTES = 200

const STANDARD_ERROR = 2

/** Paths of open file descriptors. */
const paths = new Map<number, string>()

/** Returns the error that a call has to fail with, if any. */
function failureOf(op: string, path: unknown, when: 'before' | 'after'): NodeJS.ErrnoException | undefined {
  const plan = currentPlan()
  if (plan === undefined || !plan.ops.includes(op) || (plan.after ?? false) !== (when === 'after'))
    return undefined
  const where = typeof path === 'number' ? (paths.get(path) ?? '') : String(path)
  // Node reads modules with the same functions.
  if (!where.startsWith(plan.under) && op !== 'spawn' && path !== STANDARD_ERROR) return undefined
  const number = count(`${op} ${where.replace(plan.under, '')}`)
  if (number < plan.from || number >= plan.to || number % (plan.every ?? 1) !== 0) return undefined
  return systemError(plan.errno, op, where)
}

function currentPlan(): FailurePlan | undefined {
  try {
    return JSON.parse(readFileSync(planFile, 'utf8'))
  } catch {
    return undefined
  }
}

/** Records a call. @returns the number of calls so far */
function count(call: string): number {
  const file = openSync(callsFile, 'a')
  try {
    writeSync(file, `${call.slice(0, RECORD_BYTES - 1).padEnd(RECORD_BYTES - 1)}\n`)
    return fstatSync(file).size / RECORD_BYTES
  } finally {
    closeSync(file)
  }
}

function systemError(code: FailurePlan['errno'], syscall: string, path: string): NodeJS.ErrnoException {
  const errno = -constants.errno[code]
  return Object.assign(new Error(`${code}: failed by a test, ${syscall} '${path}'`), {
    code,
    errno,
    syscall,
    path,
  })
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown

/** Replaces functions of a module or a prototype. `pathOf` returns the path that a call concerns. */
function patch(
  owner: object,
  names: readonly string[],
  kind: 'promise' | 'callback' | 'sync',
  pathOf: (self: unknown, args: unknown[]) => unknown,
): void {
  const functions = owner as Record<string, AnyFunction>
  for (const name of names) {
    const original = functions[name]
    const op = name.replace(/Sync$/, '')
    if (original === undefined) throw new Error(`There is no ${name}.`)
    const failing = { promise, callback, sync }[kind](original, op, pathOf)
    functions[name] = Object.assign(failing, original)
  }
}

type PathOf = (self: unknown, args: unknown[]) => unknown

const promise = (original: AnyFunction, op: string, pathOf: PathOf): AnyFunction =>
  async function (this: unknown, ...args) {
    const path = pathOf(this, args)
    const before = failureOf(op, path, 'before')
    if (before) throw before
    const result = await original.apply(this, args)
    const after = failureOf(op, path, 'after')
    if (after && op === 'open') await (result as fsPromises.FileHandle).close()
    if (after) throw after
    if (op === 'open') watchHandle(result as fsPromises.FileHandle, String(path))
    return result
  }

/** `close` is an own property of each handle, so patching the prototype does not reach it. */
function watchHandle(handle: fsPromises.FileHandle, path: string): void {
  const { close } = handle
  paths.set(handle.fd, path)
  handle.close = async () => {
    // The descriptor is closed even if the call reports a failure.
    await close()
    const failure = failureOf('close', path, 'before')
    if (failure) throw failure
  }
}

const callback = (original: AnyFunction, op: string, pathOf: PathOf): AnyFunction =>
  function (this: unknown, ...args) {
    const path = pathOf(this, args)
    const done = args.at(-1) as (error: unknown, result?: unknown) => void
    const failure = failureOf(op, path, 'before')
    if (failure) return void process.nextTick(done, failure)
    if (op !== 'open') return original.apply(this, args)
    return original.apply(this, [
      ...args.slice(0, -1),
      (error: unknown, fd: number) => {
        if (!error) paths.set(fd, String(path))
        done(error, fd)
      },
    ])
  }

const sync = (original: AnyFunction, op: string, pathOf: PathOf): AnyFunction =>
  function (this: unknown, ...args) {
    const path = pathOf(this, args)
    const failure = failureOf(op, path, 'before')
    if (failure) throw failure
    const result = original.apply(this, args)
    if (op === 'open') paths.set(result as number, String(path))
    return result
  }

const firstArgument: PathOf = (_self, [path]) => path
const handle = await fsPromises.open(import.meta.filename)
const { prototype } = handle.constructor
await handle.close()

const BY_PATH = [
  'open',
  'stat',
  'access',
  'readdir',
  'readFile',
  'writeFile',
  'rename',
  'link',
  'copyFile',
  'mkdir',
  'rm',
  'unlink',
  'statfs',
]
patch(fsPromises, BY_PATH, 'promise', firstArgument)
patch(
  prototype,
  ['read', 'write', 'writev', 'stat', 'datasync', 'sync', 'truncate'],
  'promise',
  (self) => (self as fsPromises.FileHandle).fd,
)
patch(fs, ['open', 'read', 'write', 'writev', 'close'], 'callback', firstArgument)
patch(fs, ['openSync', 'readSync', 'statSync', 'readFileSync', 'mkdirSync'], 'sync', firstArgument)

// Node turns this return value into the errors of `fork` and `execFile`.
const { Process } = (
  process as unknown as { binding(name: string): { Process: { prototype: object } } }
).binding('process_wrap')
const spawning = Process.prototype as { spawn: AnyFunction }
const { spawn } = spawning
spawning.spawn = function (...args) {
  const failure = failureOf('spawn', '', 'before')
  return failure?.errno ?? spawn.apply(this, args)
}
syncBuiltinESMExports()

const SQLITE_CODES: Record<FailurePlan['errno'], string> = {
  EMFILE: 'SQLITE_CANTOPEN',
  EIO: 'SQLITE_IOERR',
  ENOSPC: 'SQLITE_FULL',
  ENOMEM: 'SQLITE_NOMEM',
}

const { prepare } = Database.prototype
Database.prototype.prepare = function (this: Database.Database, source: string) {
  const statement = prepare.call(this, source) as Statement
  const isWrite = !statement.readonly && !/^(begin|rollback)/i.test(source)
  const op = /^commit/i.test(source) ? 'sqliteCommit' : isWrite ? 'sqliteWrite' : 'sqliteRead'
  const { run, all } = statement
  const wrap = (execute: AnyFunction) =>
    ((...args: unknown[]) => {
      const failure = /^rollback/i.test(source) ? undefined : failureOf(op, this.name, 'before')
      if (failure)
        throw new Database.SqliteError(failure.message, SQLITE_CODES[failure.code as FailurePlan['errno']])
      return execute.apply(statement, args)
    }) as never
  return Object.assign(statement, { run: wrap(run as AnyFunction), all: wrap(all as AnyFunction) })
} as typeof prepare
