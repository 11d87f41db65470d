import { requireNode } from '../../../node.shared.ts'

// To be imported before anything that an older Node may fail to load.
requireNode(new URL('../package.json', import.meta.url))
