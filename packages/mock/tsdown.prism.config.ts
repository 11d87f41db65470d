import { defineConfig } from 'tsdown'
import { bundlePrism } from './scripts/bundlePrism.ts'
import { collectLicenses } from './scripts/licenses.ts'

// Prism, in one file of CommonJS that both formats of the package load.
export default defineConfig({
  entry: ['src/prism.ts'],
  // Another task writes these (scripts/operations.ts).
  clean: ['dist/*', '!dist/operations.json', '!dist/embedded.*'],
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  dts: false,
  // Node then reads half as many bytes. Source maps would be larger than Prism, and of little use.
  minify: true,
  plugins: [bundlePrism(), collectLicenses()],
  deps: { onlyBundle: false },
})
