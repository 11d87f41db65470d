import { createRequire } from 'node:module'
import type { Rolldown } from 'tsdown'
import { licensesOf } from './licenses.ts'

const require = createRequire(import.meta.url)

/**
 * Prism goes into the package: as dependencies, it and what it needs are 160 packages of 70 MB. One of them runs a
 * script at installation that reports home, and they ask for a newer Node than they need.
 */
export function bundlePrism(): Rolldown.Plugin {
  return {
    name: 'bundle-prism',
    async resolveId(source, importer, options) {
      // What it offers to `require` loads its parts by names that no bundler sees.
      if (source === 'jsonc-parser') {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true })
        return found?.id.replace('/umd/', '/esm/')
      }
      // Node's own of this name is deprecated, and warns; packages find the one that is installed.
      return source === 'punycode' ? require.resolve('punycode/') : null
    },
    transform: (code, id) =>
      // `this` is what a module exports in CommonJS alone.
      id.includes('uri-template-lite') ? code.replaceAll('this.URI', 'exports.URI') : null,
    renderChunk: (code) =>
      code.includes('__dirname') ? `const __dirname = import.meta.dirname;\n${code}` : null,
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const isPrism =
          chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.includes('@stoplight/prism-http/'))
        // Nobody steps through Prism, and its map is larger than it is.
        if (isPrism) delete bundle[`${chunk.fileName}.map`]
      }
      const source = licensesOf([...this.getModuleIds()])
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_LICENSES.txt', source })
    },
  }
}
