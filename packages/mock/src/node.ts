import { requireNode } from '../../../node.shared.ts'

// Imported before any module that an older Node fails to load.
requireNode(new URL('../package.json', import.meta.url))
