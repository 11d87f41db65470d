#!/usr/bin/env node
import './requireNode.ts'
import './process/threads.ts'
import { setFlagsFromString } from 'node:v8'

// The files of this program contain keys and photos: only its own user may read them, whatever the shell's umask.
process.umask(0o077)

// Loading the modules creates so many objects that V8 would reserve 32 MB for young objects and keep them: a quarter of
// an idle server's memory. With growth disabled during loading, that space grows later only if it is needed.
setFlagsFromString('--semi-space-growth-factor=1')
const { program } = await import('./program.ts')
await program.parseAsync()
setFlagsFromString('--semi-space-growth-factor=2')
