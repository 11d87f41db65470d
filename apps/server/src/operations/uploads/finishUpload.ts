import * as limits from '@tintype/types/limits'
import type { StagedBlob } from '../../blobs/blobs.ts'
import type { CatalogTransaction } from '../../catalog/schema.ts'
import { insertUpload, uploadedBefore } from '../../catalog/uploads.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { Context } from '../operation.ts'
import { areFinal, factsToStore } from './facts.ts'
import { withinUserLimits } from './userLimits.ts'

/** What is known of a file beside its bytes. */
interface Announced {
  filename: string | null
  /** `X-Goog-Hash`. */
  hash: string | null
}

/**
 * Makes the bytes of a whole file safe and gives out a token for them.
 *
 * What is in them is looked at here, where uploads may run side by side, but said only when the token is
 * used: an upload of no image or video succeeds (facts 5.1).
 *
 * @param andThen is committed together with the token, whose row it is given
 * @returns the token's row
 */
export async function finishUpload(
  staged: StagedBlob,
  { filename, hash }: Announced,
  context: Context,
  andThen?: (transaction: CatalogTransaction, token: number) => Promise<void>,
): Promise<number> {
  const {
    principal,
    now,
    catalog,
    blobs,
    blobMutex: blobTurns,
    thumbnails: derivatives,
    userLimits,
  } = context
  const { sha256, bytes } = staged
  if (bytes === 0) throw new ApiError('UploadEmpty')
  if (!(await matchesHash(staged, hash ?? ''))) throw new ApiError('UploadChecksumMismatch')
  // Only what this user has uploaded before saves work: the time of a response must not tell what others have.
  const own = await uploadedBefore(catalog, sha256, principal.user)
  const isKnown = own !== undefined && areFinal(own.facts)
  const facts = isKnown ? own.facts : await factsToStore(staged, context)
  // From the file to the row that names it, in one: between them the sweeper would see bytes without a use.
  return blobTurns.run(sha256, async (catalog) => {
    // A file without a row may have been put there by a process that died before it was safe: only the row says so.
    if (own === undefined || (await blobs.size(sha256)) !== bytes) {
      await staged.keep()
      derivatives.forget(sha256.toString('hex'))
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

/** `X-Goog-Hash` is a list such as `sha1=BASE64`; algorithms other than SHA-1 were never seen and pass. */
async function matchesHash(staged: StagedBlob, header: string): Promise<boolean> {
  const sha1 = /(?:^|,)\s*sha1=([A-Za-z0-9+/_=-]+)/.exec(header)?.[1]
  return sha1 === undefined || Buffer.from(sha1, 'base64').equals(await staged.sha1())
}
