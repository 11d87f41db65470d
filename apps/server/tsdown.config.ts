import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'

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
  // Its 257 files take Node longer to find and to read than a command like `token create` takes to run.
  deps: { alwaysBundle: [/^kysely/] },
  copy: [{ from: 'node_modules/kysely/LICENSE', to: 'dist', rename: 'kysely.LICENSE' }],
})
