import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/operations.ts',
    'src/errors.ts',
    'src/limits.ts',
    'src/fieldLimits.ts',
    'src/enums.ts',
    'src/examples.ts',
  ],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  dts: { oxc: true },
  sourcemap: true,
  hooks,
})
