import { defineConfig } from 'tsdown'

export default defineConfig({
  // The reader is a worker thread, the drawer a process: both are found beside whoever starts them.
  entry: {
    main: 'src/main.ts',
    'video-reader': 'src/media/video-reader.ts',
    'drawing-process': 'src/media/drawing-process.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node24',
  fixedExtension: false,
  sourcemap: true,
})
