import { requireNode } from 'tintype-package-support/node'

// Import this first: older versions of Node may fail to load other modules.
requireNode(new URL('../package.json', import.meta.url))
