import { createRequire } from 'node:module'
import type { Rolldown } from 'tsdown'
import { licensesOf } from './licenses.ts'

const require = createRequire(import.meta.url)

/**
 * Bundles Prism into the package. As a dependency, Prism and its dependencies are 160 packages of 70 MB, one of which
 * runs an install script that sends telemetry, and they require a newer Node than they need.
 */
export function bundlePrism(): Rolldown.Plugin {
  return {
    name: 'bundle-prism',
    async resolveId(source, importer, options) {
      // Its UMD build loads its parts by names that bundlers do not find.
      if (source === 'jsonc-parser') {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true })
        return found?.id.replace('/umd/', '/esm/')
      }
      // Node's built-in module of this name is deprecated and warns. This is the package.
      return source === 'punycode' ? require.resolve('punycode/') : null
    },
    transform: (code, id) =>
      // `this` is `exports` in CommonJS only.
      id.includes('uri-template-lite') ? code.replaceAll('this.URI', 'exports.URI') : null,
    renderChunk: (code) =>
      code.includes('__dirname') ? `const __dirname = import.meta.dirname;\n${code}` : null,
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const isPrism =
          chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.includes('@stoplight/prism-http/'))
        // The source map of Prism is larger than Prism, and of little use.
        if (isPrism) delete bundle[`${chunk.fileName}.map`]
      }
      const source = licensesOf([...this.getModuleIds()])
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_LICENSES.txt', source })
    },
  }
}
