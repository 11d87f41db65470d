import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'
import { bundlePrism } from './scripts/bundlePrism.ts'

export default defineConfig({
  entry: ['src/index.ts', 'src/vitest.ts', 'src/main.ts', 'src/prismChild.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node22',
  dts: true,
  fixedExtension: false,
  sourcemap: true,
  plugins: [bundlePrism()],
  hooks,
})
