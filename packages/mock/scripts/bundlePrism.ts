import { createRequire } from 'node:module'
import type { Rolldown } from 'tsdown'

const require = createRequire(import.meta.url)

/**
 * Parts of Prism that the mock does not run: they read documents, which this package does when it is built, and extend
 * the generator of random values by a keyword, `x-faker`, that the document does not have. They are half of Prism.
 */
const UNUSED = /^@faker-js\/faker$|^\.\/utils\/operations$/

/**
 * Bundles Prism into the package. As a dependency, Prism and its dependencies are 160 packages of 70 MB, one of which
 * runs an install script that sends telemetry, and they require a newer Node than they need.
 */
export function bundlePrism(): Rolldown.Plugin {
  return {
    name: 'bundle-prism',
    async resolveId(source, importer, options) {
      if (UNUSED.test(source) && importer?.includes('@stoplight/prism-http/')) return '\0unused'
      // Its UMD build loads its parts by names that bundlers do not find.
      if (source === 'jsonc-parser') {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true })
        return found?.id.replace('/umd/', '/esm/')
      }
      // Node's built-in module of this name is deprecated and warns. This is the package.
      return source === 'punycode' ? require.resolve('punycode/') : null
    },
    load: (id) => (id === '\0unused' ? 'module.exports = {}' : null),
    transform: (code, id) =>
      // `this` is `exports` in CommonJS only.
      id.includes('uri-template-lite') ? code.replaceAll('this.URI', 'exports.URI') : null,
  }
}

/** Makes a module of the sources a file of the package that is built on its own. */
export function external(module: string, file: string): Rolldown.Plugin {
  return {
    name: 'external',
    resolveId: (source) => (source === module ? { id: file, external: true } : null),
  }
}
