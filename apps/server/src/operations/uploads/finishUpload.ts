import * as limits from '@tintype/types/limits'
import type { StagedBlob } from '../../blobs/blobs.ts'
import type { Catalog, CatalogTransaction } from '../../catalog/catalog.ts'
import { insertUpload, type NewUpload } from '../../catalog/insertUpload.ts'
import { type KnownBlob, knownBlob } from '../../catalog/uploads.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { UploadTokenId } from '../../domain/ids.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
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
  andThen?: AndThen,
): Promise<UploadTokenId> {
  const { principal, now, catalog, blobMutex } = context
  const { sha256, bytes } = staged
  if (bytes === 0) throw new ApiError('UploadEmpty')
  if (!(await matchesHash(staged, hash ?? ''))) throw new ApiError('UploadChecksumMismatch')
  // Work is saved only for earlier uploads of the same user: response times must not reveal the files of others.
  const known = await knownBlob(catalog, sha256, principal.user)
  const { own } = known
  const facts = own && areFinal(own.facts) ? own.facts : await factsToStore(staged, context)
  const upload: NewUpload = {
    ...{ sha256, bytes, facts, filename },
    factsAreFinal: areFinal(facts),
    addedAt: now(),
    user: principal.user,
    client: principal.client,
    expiresAt: now() + limits.uploadTokenLifetimeSeconds * 1000,
  }
  const store = storing(staged, known, context, andThen)
  return withinUserLimits(context, async () => {
    const token = known.isLocked
      ? undefined
      : await blobMutex.runHere(sha256, () => store.unlessContended(catalog, upload))
    return token ?? blobMutex.run(sha256, (locked) => store.locked(locked, upload))
  })
}

/**
 * Two ways to create the file of an upload, and then its row. In between, a sweeper may not remove the file: it does that
 * only for a blob whose row it has just deleted, while it holds the lock of the bytes.
 */
function storing(
  staged: StagedBlob,
  known: KnownBlob,
  { blobs, thumbnails, userLimits }: Context,
  andThen?: AndThen,
) {
  const { sha256, bytes } = staged
  const isStored = async () => (await blobs.size(sha256)) === bytes
  let isKept = false
  const keep = async () => {
    // A file without a row may not be durable: the process that wrote it may have died before the sync.
    if (known.own !== undefined && (await isStored())) return
    await staged.keep()
    isKept = true
    thumbnails.forget(sha256.toString('hex'))
  }
  const insert = (catalog: Catalog, upload: NewUpload) =>
    andThen === undefined
      ? insertUpload(catalog, upload, userLimits)
      : catalog.atomically(async (transaction) => {
          const token = await insertUpload(transaction, upload, userLimits)
          if (token !== undefined) await andThen(transaction, token)
          return token
        })
  return {
    /**
     * Without the lock. No sweeper held it when `known` was read, so one that has removed the file since then has also
     * deleted the row that was there.
     * @returns undefined if that has happened, or another process has the lock
     */
    async unlessContended(catalog: Catalog, upload: NewUpload): Promise<UploadTokenId | undefined> {
      await keep()
      return insert(catalog, { ...upload, reliesOnRow: known.hasRow })
    },
    async locked(catalog: Catalog, upload: NewUpload): Promise<UploadTokenId> {
      if (!isKept) await keep()
      else if (!(await isStored()))
        throw new UnavailableError('The bytes of an upload were removed meanwhile.')
      const token = await insert(catalog, upload)
      if (token === undefined) throw new Error('An upload was not stored although its bytes were locked.')
      return token
    },
  }
}

type AndThen = (transaction: CatalogTransaction, token: UploadTokenId) => Promise<void>

/** `X-Goog-Hash` is a list such as `sha1=BASE64`. Algorithms other than SHA-1 have not been seen, and are ignored. */
async function matchesHash(staged: StagedBlob, header: string): Promise<boolean> {
  const sha1 = /(?:^|,)\s*sha1=([A-Za-z0-9+/_=-]+)/.exec(header)?.[1]
  return sha1 === undefined || Buffer.from(sha1, 'base64').equals(await staged.sha1())
}
