import { requireNode } from 'tintype-package-support/node'

// To be imported before anything that an older Node may fail to load.
requireNode(new URL('../package.json', import.meta.url))
