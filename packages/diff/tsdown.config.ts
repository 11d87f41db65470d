import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/main.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node22',
  dts: { entry: 'src/index.ts', oxc: true },
  fixedExtension: false,
  sourcemap: true,
  hooks,
})
