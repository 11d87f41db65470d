#!/usr/bin/env node
import './requireNode.ts'
import './process/threads.ts'
import { setFlagsFromString } from 'node:v8'

// Keys and photos are in what this program writes: all of it is for its own user, whatever the shell's umask.
process.umask(0o077)

// Loading the modules leaves so much behind at once that V8 would set aside 32 MB for young objects and keep
// them: a quarter of what an idle server takes. Held small meanwhile, that space grows later if it is of use.
setFlagsFromString('--semi-space-growth-factor=1')
const { program } = await import('./program.ts')
await program.parseAsync()
setFlagsFromString('--semi-space-growth-factor=2')
