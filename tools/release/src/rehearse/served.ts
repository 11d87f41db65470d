import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { outside } from './project.ts'

/** An installed server. */
export interface Served {
  url: string
  token: string
  stop(): Promise<void>
}

/** Starts the server of a project with `npx`, and reads URL and token from its output. */
export function serve(project: string): Promise<Served> {
  const args = [
    '@tintype/server',
    'serve',
    '--port',
    '0',
    '--data',
    join(project, 'data'),
    '--log-level',
    'warn',
  ]
  // A process group of its own, because npx does not always forward a signal.
  const child = spawn('npx', args, {
    cwd: project,
    env: outside(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (text: string) => {
      output += text
      const [, url] = /^API server +(\S+)$/m.exec(output) ?? []
      const [, token] = /^Access token +(\S+)/m.exec(output) ?? []
      if (!url || !token) return
      resolve({
        url,
        token,
        stop() {
          if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
          return ended
        },
      })
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    ended.then(() => reject(new Error(`npx @tintype/server serve ended:\n${output}`)))
  })
}
