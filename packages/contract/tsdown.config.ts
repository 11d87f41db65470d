import { hooks } from 'tintype-package-support/tsdown'
import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    document: 'src/document.ts',
    samples: 'src/samples.ts',
    main: 'src/main.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  dts: { oxc: true },
  fixedExtension: false,
  sourcemap: true,
  hooks,
})
