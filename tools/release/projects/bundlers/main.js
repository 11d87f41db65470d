// Bundles a page for browsers with each bundler, runs what it wrote, and prints a table.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { rolldown } from 'rolldown'
import { build as vite } from 'vite'
import webpack from 'webpack'

const entry = resolve('page.js')

/** Each writes a module to a folder. */
const bundlers = {
  'esbuild 0.28': (folder) =>
    esbuild.build({
      ...{ entryPoints: [entry], outfile: join(folder, 'page.mjs') },
      ...{ bundle: true, minify: true, format: 'esm', logLevel: 'error' },
    }),
  'Rolldown 1': async (folder) => {
    const bundle = await rolldown({ input: entry, platform: 'browser' })
    await bundle.write({ file: join(folder, 'page.mjs'), minify: true, codeSplitting: false })
  },
  'Vite 8': (folder) =>
    vite({
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder, lib: { entry, formats: ['es'], fileName: () => 'page.mjs' }, minify: true },
    }),
  'webpack 5': async (folder) => {
    const stats = await promisify(webpack)({
      mode: 'production',
      target: 'web',
      entry,
      experiments: { outputModule: true },
      output: { path: resolve(folder), filename: 'page.mjs', library: { type: 'module' } },
    })
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'))
  },
}

const options = { auth: process.env.TINTYPE_TOKEN, baseUrl: process.env.TINTYPE_URL }
console.log('table bundlers\n| Bundler | Result |\n| --- | --- |')
for (const [name, bundle] of Object.entries(bundlers)) {
  const folder = `out/${name.split(' ')[0]}`
  await bundle(folder)
  const file = resolve(folder, 'page.mjs')
  const { usePhotos } = await import(pathToFileURL(file))
  await usePhotos(options)
  const size = gzipSync(readFileSync(file)).length
  // The client has 21 kB: with more, something was bundled twice.
  if (size > 30_000) throw new Error(`The bundle of ${name} has ${size} bytes.`)
  console.log(`| ${name} | yes |`)
}
