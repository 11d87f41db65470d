import { requireNode } from 'tintype-package-support/node'

// Imported before any module that an older Node fails to load.
requireNode(new URL('../package.json', import.meta.url))
