import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// The server as people run it: the built command, in a process of its own.
const manifest = createRequire(import.meta.url).resolve('@tintype/server/package.json')
const main = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin['tintype-server'])

export interface ServedLibrary {
  url: string
  /** An access token with all scopes. */
  token(owner?: { user?: string; client?: string }): string
  stop(): Promise<void>
}

/** Starts a server over a folder of its own, on a free port. */
export async function serveLibrary(args: readonly string[] = []): Promise<ServedLibrary> {
  const data = mkdtempSync(join(tmpdir(), 'tintype-client-'))
  const token: ServedLibrary['token'] = ({ user = 'owner', client = 'app' } = {}) => {
    const scopes = ['photoslibrary', 'photoslibrary.sharing', 'photoslibrary.edit.appcreateddata'].join(',')
    const owner = ['--user', user, '--client', client, '--scopes', scopes, '--data', data]
    return execFileSync(process.execPath, [main, 'token', 'create', ...owner], { encoding: 'utf8' }).trim()
  }
  // Made before the start, which would print one of its own otherwise.
  token()
  const flags = ['--port', '0', '--data', data, '--log-level', 'warn', '--faults', ...args]
  const server: ChildProcess = spawn(process.execPath, [main, 'serve', ...flags])
  const [greeting] = await once(server.stdout ?? server, 'data')
  return {
    url: /http:\S+/.exec(String(greeting))?.[0] ?? '',
    token,
    async stop() {
      server.kill('SIGTERM')
      await once(server, 'close')
      rmSync(data, { recursive: true })
    },
  }
}
