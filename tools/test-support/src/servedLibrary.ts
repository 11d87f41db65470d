import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverCommand } from './serverProcess.ts'

const ALL_SCOPES = ['photoslibrary', 'photoslibrary.sharing', 'photoslibrary.edit.appcreateddata']

export interface ServedLibrary {
  url: string
  /** Creates an access token with all scopes, unless you name some. */
  token(account?: { user?: string; client?: string; scopes?: readonly string[] }): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the built server over a folder of its own, on a free port. Stopping it removes the folder.
 * @param from the `import.meta.url` of a module whose package depends on the server
 */
export async function serveLibrary(from: string, args: readonly string[] = []): Promise<ServedLibrary> {
  const { run, serve } = serverCommand(from)
  const data = mkdtempSync(join(tmpdir(), 'tintype-library-'))
  const token: ServedLibrary['token'] = async ({
    user = 'owner',
    client = 'app',
    scopes = ALL_SCOPES,
  } = {}) => {
    const account = ['--user', user, '--client', client, '--scopes', scopes.join(), '--data', data]
    const { status, stdout, stderr } = await run(['token', 'create', ...account])
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }
  // The server would create and print one of its own if there were none.
  await token()
  const server = await serve(data, [...args])
  return {
    url: server.url,
    token,
    async stop() {
      await server.kill('SIGTERM')
      rmSync(data, { recursive: true })
    },
  }
}
