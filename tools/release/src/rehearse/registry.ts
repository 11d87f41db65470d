import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from 'verdaccio'

/** A registry for one scope. npm gets all other packages from its configured registry. */
export interface Registry {
  url: string
  /** Lines of an .npmrc that select this registry for the scope. */
  npmrc: string
  /** Environment for pnpm, where the folder has no .npmrc. */
  env: NodeJS.ProcessEnv
  close(): Promise<void>
}

/** Starts an empty registry on a free port. Publishing needs no account. */
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
  // npm and pnpm need a token to publish, but its value does not matter.
  const npmrc = `${scope}:registry=http://${host}/\n//${host}/:_authToken=any\n`
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
