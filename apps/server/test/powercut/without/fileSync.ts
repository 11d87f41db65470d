import { open } from 'node:fs/promises'

// Loaded before a server: its files and folders are then never synced.
const file = await open(import.meta.filename)
const { prototype } = file.constructor as unknown as { prototype: typeof file }
await file.close()
prototype.datasync = async () => {}
prototype.sync = async () => {}
