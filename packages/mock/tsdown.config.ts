import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig, type UserConfig } from 'tsdown'
import { externalPrism } from './scripts/bundlePrism.ts'
import { collectLicenses } from './scripts/licenses.ts'

const shared: UserConfig = {
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  sourcemap: true,
  // Keeps the bundle of Prism.
  clean: false,
  plugins: [externalPrism(), collectLicenses()],
  deps: { onlyBundle: false },
  hooks,
}

// Vitest loads modules only; Jest and others also load CommonJS.
export default defineConfig([
  {
    ...shared,
    format: 'esm',
    entry: ['src/index.ts', 'src/vitest.ts', 'src/main.ts', 'src/prismChild.ts'],
    dts: { entry: ['src/index.ts', 'src/vitest.ts'], oxc: true },
  },
  { ...shared, format: 'cjs', entry: ['src/index.ts'], dts: { oxc: true } },
])
