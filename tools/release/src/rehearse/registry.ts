import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from 'verdaccio'

/** A registry for one scope. Whatever else is asked for comes from where npm is told to look anyway. */
export interface Registry {
  url: string
  /** Lines of an .npmrc that sends the scope here. */
  npmrc: string
  /** For pnpm, run where no .npmrc can be put. */
  env: NodeJS.ProcessEnv
  close(): Promise<void>
}

/** Starts an empty registry on a free port, to which anybody may publish. */
export async function startRegistry(scope: string): Promise<Registry> {
  const storage = await mkdtemp(join(tmpdir(), 'tintype-registry-'))
  const configPath = join(storage, 'config.yaml')
  const config = {
    self_path: configPath,
    storage,
    web: { enable: false },
    auth: { htpasswd: { file: join(storage, 'htpasswd') } },
    packages: { '**': { access: '$all', publish: '$all' } },
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
    publish: { check_owners: false },
    max_body_size: '200mb',
  }
  await writeFile(configPath, JSON.stringify(config))
  const server: Server = await runServer(configPath)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  // npm and pnpm publish nothing without a token, whichever it is.
  const npmrc = `${scope}:registry=http://${host}/\n//${host}/:_authToken=anybody\n`
  const userconfig = join(storage, 'npmrc')
  await writeFile(userconfig, npmrc)
  return {
    url: `http://${host}/`,
    npmrc,
    env: { ...process.env, npm_config_userconfig: userconfig, pnpm_config_userconfig: userconfig },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(storage, { recursive: true })
    },
  }
}
