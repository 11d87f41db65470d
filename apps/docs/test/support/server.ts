import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('@tintype/server/package.json')
const main = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin['tintype-server'])

export interface TestServer {
  url: string
  /** An access token of a user of the app, with every scope. */
  token(user: string): string
  stop(): Promise<void>
}

/** The server as people run it: the built command, in a process of its own, over a folder that ends with it. */
export async function startServer(...flags: string[]): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'tintype-docs-'))
  const args = ['serve', '--port', '0', '--data', data, '--log-level', 'warn', ...flags]
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [greeting] = await once(child.stdout, 'data')
  return {
    url: /http:\S+/.exec(String(greeting))?.[0] ?? '',
    token: (user) => {
      const scopes = 'photoslibrary,photoslibrary.sharing,photoslibrary.edit.appcreateddata'
      const owner = ['--user', user, '--client', 'app', '--scopes', scopes, '--data', data]
      return execFileSync(process.execPath, [main, 'token', 'create', ...owner], { encoding: 'utf8' }).trim()
    },
    stop: async () => {
      await stop(child)
      rmSync(data, { recursive: true })
    },
  }
}

/** Ends a process, and is done when it has ended. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'close')
}
