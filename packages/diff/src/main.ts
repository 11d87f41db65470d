#!/usr/bin/env node
import './node.ts'

await import('./program.ts')
