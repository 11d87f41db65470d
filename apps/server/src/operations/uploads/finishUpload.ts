import * as limits from '@tintype/types/limits'
import type { StagedBlob } from '../../blobs/blobs.ts'
import type { CatalogTransaction } from '../../catalog/catalog.ts'
import { blobOfUser, insertUpload } from '../../catalog/uploads.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { UploadTokenId } from '../../domain/ids.ts'
import type { Context } from '../operation.ts'
import { areFinal, factsToStore } from './facts.ts'
import { withinUserLimits } from './userLimits.ts'

/** Declared by the upload, in addition to the bytes. */
interface UploadMetadata {
  filename?: string
  /** `X-Goog-Hash`. */
  hash?: string
}

/**
 * Stores the bytes of a complete file durably, and creates an upload token for them.
 *
 * The file is examined here, where uploads run concurrently, but an invalid one is reported only when the token is used:
 * an upload that is not media succeeds (facts 5.1).
 *
 * @param andThen runs in the transaction that creates the token
 * @returns the id of the token
 */
export async function finishUpload(
  staged: StagedBlob,
  { filename, hash }: UploadMetadata,
  context: Context,
  andThen?: (transaction: CatalogTransaction, token: UploadTokenId) => Promise<void>,
): Promise<UploadTokenId> {
  const { principal, now, catalog, blobs, blobMutex, thumbnails, userLimits } = context
  const { sha256, bytes } = staged
  if (bytes === 0) throw new ApiError('UploadEmpty')
  if (!(await matchesHash(staged, hash ?? ''))) throw new ApiError('UploadChecksumMismatch')
  // Work is saved only for earlier uploads of the same user: response times must not reveal the files of others.
  const own = await blobOfUser(catalog, sha256, principal.user)
  const isExamined = own !== undefined && areFinal(own.facts)
  const facts = isExamined ? own.facts : await factsToStore(staged, context)
  // The file and its row are created under one lock: in between, the sweeper would see an unreferenced blob.
  return blobMutex.run(sha256, async (catalog) => {
    // A file without a row may not be durable: the process that wrote it may have died before the sync.
    if (own === undefined || (await blobs.size(sha256)) !== bytes) {
      await staged.keep()
      thumbnails.forget(sha256.toString('hex'))
    }
    const upload = {
      sha256,
      bytes,
      facts,
      factsAreFinal: areFinal(facts),
      addedAt: now(),
      user: principal.user,
      client: principal.client,
      filename,
      expiresAt: now() + limits.uploadTokenLifetimeSeconds * 1000,
    }
    return withinUserLimits(context, () => insertUpload(catalog, upload, userLimits, andThen))
  })
}

/** `X-Goog-Hash` is a list such as `sha1=BASE64`. Algorithms other than SHA-1 have not been seen, and are ignored. */
async function matchesHash(staged: StagedBlob, header: string): Promise<boolean> {
  const sha1 = /(?:^|,)\s*sha1=([A-Za-z0-9+/_=-]+)/.exec(header)?.[1]
  return sha1 === undefined || Buffer.from(sha1, 'base64').equals(await staged.sha1())
}
