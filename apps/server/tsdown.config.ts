import http from 'node:http'
import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'

/** Loading these loads undici. */
const WITH_UNDICI = new Set(['CloseEvent', 'MessageEvent', 'WebSocket'])

/**
 * An import of `node:http` reads all of its exports, those of undici too: a tenth of the time that the server takes to
 * start (`pnpm bench start`). So the bundle gets the module without importing it.
 */
const httpWithoutUndici = {
  name: 'http-without-undici',
  resolveId: (id: string) => (id === 'node:http' ? '\0node-http' : undefined),
  load(id: string) {
    if (id !== '\0node-http') return undefined
    const names = Object.keys(http).filter((name) => !WITH_UNDICI.has(name))
    return `export const { ${names.join(', ')} } = process.getBuiltinModule('node:http')`
  },
}

export default defineConfig({
  // The worker process is a file next to the module that starts it.
  entry: {
    main: 'src/main.ts',
    testing: 'src/testing.ts',
    workerProcess: 'src/media/workerProcess.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Of what is imported from elsewhere, that is `@tintype/server/testing`.
  dts: { entry: 'src/testing.ts', oxc: true },
  fixedExtension: false,
  sourcemap: true,
  hooks,
  plugins: [httpWithoutUndici],
  // Its 257 files take Node longer to find and to read than a command like `token create` takes to run.
  deps: { alwaysBundle: [/^kysely/] },
  copy: [{ from: 'node_modules/kysely/LICENSE', to: 'dist', rename: 'kysely.LICENSE' }],
})
