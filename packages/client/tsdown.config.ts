import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'
import manifest from './package.json' with { type: 'json' }

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    node: 'src/node/index.ts',
    react: 'src/react/index.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  deps: { neverBundle: [/^node:/] },
  target: 'es2022',
  dts: { oxc: true },
  sourcemap: true,
  hooks,
  define: { __VERSION__: JSON.stringify(manifest.version) },
})
