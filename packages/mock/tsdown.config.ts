import { defineConfig } from 'tsdown'
import { hooks } from '../../tsdown.shared.ts'

export default defineConfig({
  entry: ['src/index.ts', 'src/vitest.ts', 'src/main.ts', 'src/prismChild.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node24',
  dts: true,
  fixedExtension: false,
  sourcemap: true,
  hooks,
})
