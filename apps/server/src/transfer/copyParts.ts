import type { BlobParts } from '../blobs/blobs.ts'
import { untilBreak } from '../blobs/untilBreak.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { activeUploadSessions, moveUploadSession } from '../catalog/uploadSessions.ts'
import type { UploadSessionId } from '../domain/ids.ts'

export interface CopiedParts {
  sessions: number
  bytes: number
  /** The parts that they are in. */
  names: Set<string>
  /** Sessions that have fewer bytes in the copy than they had acknowledged, and go on from those. */
  shortened: { id: UploadSessionId; bytes: number; of: number }[]
}

/** Copies what upload sessions under way have received. */
export interface PartCopies {
  /** Copies what these sessions have received, as far as it is not copied yet, and as long as it is there. */
  copy(catalog: Catalog): Promise<void>
  /** Says in a copy of the catalog what its sessions have in the copy. */
  enter(copy: Catalog): Promise<CopiedParts>
}

/**
 * Beside a server, `copy` is called twice: with its catalog and, after that was copied, with the copy. A session that
 * ends in between takes its part away, and then has in the copy at least what it had acknowledged before.
 *
 * What was acknowledged of a part never changes. Its copy gets a name of its own, so that parts which an earlier copy
 * of the catalog names stay as they are.
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
        const options = { offset: copied.bytes, lease: lease, maxBytes: received, source }
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
