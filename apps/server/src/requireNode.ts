import { requireNode } from 'tintype-package-support/node'

// Must be imported first: an older Node may fail to load the other modules.
requireNode(new URL('../package.json', import.meta.url), { bun: false })
