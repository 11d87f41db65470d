import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig, type UserConfig } from 'tsdown'
import { external } from './scripts/bundlePrism.ts'
import { collectLicenses } from './scripts/licenses.ts'

const shared: UserConfig = {
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  sourcemap: true,
  // Keeps the bundle of Prism.
  clean: false,
  plugins: [external('./prism.ts', './prism.cjs'), collectLicenses()],
  deps: { onlyBundle: false },
  hooks,
}

// Builds of their own, because the handlers also run in browsers, and the other files share modules that need Node.
const forBrowsers: UserConfig = {
  ...shared,
  platform: 'neutral',
  target: 'es2022',
  entry: ['src/msw.ts'],
  dts: { oxc: true },
  treeshake: { moduleSideEffects: (id) => !id.startsWith('node:') },
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
  { ...forBrowsers, format: 'esm', plugins: [external('./embedded.ts', './embedded.js'), collectLicenses()] },
  {
    ...forBrowsers,
    format: 'cjs',
    plugins: [external('./embedded.ts', './embedded.cjs'), collectLicenses()],
  },
])
