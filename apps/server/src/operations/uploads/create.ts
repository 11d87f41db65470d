import { limits } from '@tintype/types/errors'
import { BlobTooLargeError, type StagedBlob } from '../../blobs/blobs.ts'
import { blob, insertUpload } from '../../catalog/uploads.ts'
import { ApiError } from '../../library/apiError.ts'
import { examine } from '../../media/examine.ts'
import type { Context, Operation } from '../operation.ts'
import { unimplemented } from '../unimplemented.ts'

/**
 * Takes bytes and answers with a token for them: raw uploads; the resumable protocol is not there yet.
 *
 * What is in the bytes is looked at here, where uploads may run side by side, but said only when the token
 * is used: an upload of no image or video succeeds (api-facts 5.1).
 */
export const createUpload: Operation<'uploads.create'> = async ({ headers, body }, context) => {
  if (headers['X-Goog-Upload-Command'] !== undefined || headers['X-Goog-Upload-Protocol'] === 'resumable') {
    return unimplemented()
  }
  const staged = await stage(body, context)
  try {
    if (staged.bytes === 0) throw new ApiError('UploadEmpty')
    if (!matchesHash(staged, headers['X-Goog-Hash'])) throw new ApiError('UploadChecksumMismatch')
    const facts = await keep(staged, context)
    const { principal, now, catalog, ids } = context
    const row = await insertUpload(catalog, {
      sha256: staged.sha256,
      bytes: staged.bytes,
      facts,
      addedAt: now(),
      user: principal.user,
      client: principal.client,
      filename: headers['X-Goog-Upload-File-Name'] ?? null,
      expiresAt: now() + limits.uploadTokenLifetimeSeconds * 1000,
    })
    return ids.uploadToken(row)
  } finally {
    await staged.discard()
  }
}

async function stage(body: AsyncIterable<Uint8Array>, { blobs }: Context): Promise<StagedBlob> {
  try {
    return await blobs.stage(body, limits.videoMaxBytes)
  } catch (error) {
    if (error instanceof BlobTooLargeError) throw new ApiError('UploadTooLarge')
    throw error
  }
}

/** Makes the bytes safe before any row speaks of them. @returns what is in them, as the catalog keeps it. */
async function keep(staged: StagedBlob, { blobs, catalog }: Context): Promise<string | null> {
  const known = await blob(catalog, staged.sha256)
  if (known !== undefined && (await blobs.size(staged.sha256)) === known.bytes) return known.facts
  const facts = await examine(staged.path, staged.bytes)
  await staged.keep()
  return facts && JSON.stringify(facts)
}

/** `X-Goog-Hash` is a list such as `sha1=BASE64`; algorithms other than SHA-1 were never seen and pass. */
function matchesHash(staged: StagedBlob, header: string | undefined): boolean {
  const sha1 = /(?:^|,)\s*sha1=([A-Za-z0-9+/_=-]+)/.exec(header ?? '')?.[1]
  return sha1 === undefined || Buffer.from(sha1, 'base64').equals(staged.sha1)
}
