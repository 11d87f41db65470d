import { defineConfig } from 'tsdown'

export default defineConfig({
  // The reader is a worker thread, the drawer a process: both are found beside whoever starts them.
  entry: {
    main: 'src/main.ts',
    testing: 'src/testing.ts',
    'video-reader': 'src/media/video-reader.ts',
    'drawing-process': 'src/media/drawing-process.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Of what is imported from elsewhere, that is `@tintype/server/testing`.
  dts: { entry: 'src/testing.ts' },
  fixedExtension: false,
  sourcemap: true,
})
