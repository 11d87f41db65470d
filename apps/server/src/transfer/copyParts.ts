import type { BlobParts } from '../blobs/blobs.ts'
import { untilBreak } from '../blobs/untilBreak.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { activeUploadSessions, moveUploadSession } from '../catalog/uploadSessions.ts'
import type { UploadSessionId } from '../domain/ids.ts'

export interface CopiedParts {
  sessions: number
  bytes: number
  /** Names of their parts. */
  names: Set<string>
  /** Sessions whose copies have fewer bytes than were acknowledged, and continue from there. */
  shortened: { id: UploadSessionId; bytes: number; of: number }[]
}

/** Copies the received bytes of active upload sessions. */
export interface PartCopies {
  /** Copies the received bytes that are not copied yet, of parts that still exist. */
  copy(catalog: Catalog): Promise<void>
  /** Writes the names and sizes of the copied parts to a copy of the catalog. */
  enter(copy: Catalog): Promise<CopiedParts>
}

/**
 * While a server is running, `copy` is called twice: with its catalog and, after that was copied, with the copy. If a
 * session ends and removes its part in between, the copy has at least the bytes that were acknowledged before.
 *
 * Acknowledged bytes never change. Copies have new names, so that the parts of an earlier copy of the catalog stay intact.
 */
export function createPartCopies(from: BlobParts, to: BlobParts): PartCopies {
  const copies = new Map<UploadSessionId, { name: string; bytes: number }>()
  return {
    async copy(catalog) {
      for await (const { id, staged, received, lease } of activeUploadSessions(catalog)) {
        const copied = copies.get(id) ?? { name: to.newName(), bytes: 0 }
        if (staged === undefined || copied.bytes >= received) continue
        const breaks: unknown[] = []
        const source = untilBreak(from.read(staged, copied.bytes, received - 1), breaks)
        const options = { offset: copied.bytes, lease, maxBytes: received, source }
        copied.bytes = await to.append(copied.name, options)
        copies.set(id, copied)
        const [reason] = breaks
        if (reason !== undefined && (reason as NodeJS.ErrnoException).code !== 'ENOENT') throw reason
      }
    },

    async enter(copy) {
      const found: CopiedParts = { sessions: 0, bytes: 0, names: new Set(), shortened: [] }
      for await (const { id, received } of activeUploadSessions(copy)) {
        const { name, bytes } = copies.get(id) ?? { name: to.newName(), bytes: 0 }
        await moveUploadSession(copy, id, { staged: name, received: bytes })
        found.sessions++
        found.names.add(name)
        found.bytes += bytes
        if (bytes < received) found.shortened.push({ id, bytes, of: received })
      }
      return found
    },
  }
}
