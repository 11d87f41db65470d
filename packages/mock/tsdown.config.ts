import { defineConfig } from 'tsdown'
import { hooks } from '../../tsdown.shared.ts'
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
