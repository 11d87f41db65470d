import { defineConfig } from 'tsdown'

export default defineConfig({
  // The reader is a worker thread of its own, found beside whoever starts it.
  entry: { main: 'src/main.ts', 'video-reader': 'src/media/video-reader.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node24',
  fixedExtension: false,
  sourcemap: true,
})
