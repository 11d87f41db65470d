import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'

const command = createRequire(import.meta.url).resolve('@stoplight/prism-cli')

export interface PrismCommand {
  url: string
  stop(): Promise<void>
}

export interface PrismOptions {
  /** The path of the OpenAPI document. */
  document: string
  /** The server behind `prism proxy`. */
  upstream?: string
  flags?: readonly string[]
}

/** Runs Prism's own command on a free port: `prism mock`, or `prism proxy` in front of a server. */
export async function runPrism(
  subcommand: 'mock' | 'proxy',
  { document, upstream, flags = [] }: PrismOptions,
): Promise<PrismCommand> {
  const port = await freePort()
  const listen = ['--host', '127.0.0.1', '--port', String(port)]
  const args = [subcommand, document, ...(upstream === undefined ? [] : [upstream]), ...listen, ...flags]
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  child.stdout.setEncoding('utf8')
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: string) => {
      output = (output + text).slice(-10_000)
      if (output.includes('Prism is listening')) resolve()
    })
    ended.then(([code]) => reject(new Error(`prism ${subcommand} ended with ${code}:\n${output}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return (address as { port: number }).port
}
