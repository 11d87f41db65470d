import * as limits from '@tintype/types/limits'
import { isBlob } from '../http/bytes.ts'
import { checkTexts, openSource, type UploadHandle } from './input.ts'
import type { Job } from './queue.ts'
import { uploadResumable } from './resumable.ts'
import { type UploadTarget, uploadWhole } from './session.ts'

export interface SendOptions {
  /** Larger files go in chunks of about this many bytes, smaller ones in one request. */
  chunkSize: number
  /** Milliseconds since 1970 UTC. */
  now: () => number
  /** Hears how many of the file's bytes are safe with the server. */
  onReceived: (job: Job, bytes: number, size: number) => void
  onHandle: (job: Job, handle: UploadHandle) => void
}

/** Brings the bytes of a file to the server. @returns the upload token */
export async function sendFile(
  target: UploadTarget,
  job: Job,
  { chunkSize, now, onReceived, onHandle }: SendOptions,
): Promise<string> {
  const { file } = job
  checkTexts(file)
  const { body, mimeType = isBlob(body) ? body.type : undefined, resume } = file
  const opened = openSource(file)
  // Bytes in memory are not waited for, which shows where there are many of them.
  const source = 'then' in opened ? await opened : opened
  const { size, lastModified } = source
  // What was read is read: a file that cannot be closed has still been uploaded.
  const close = source.close && (() => source.close?.().catch(() => undefined))
  const { signal } = target.options
  // At once, because a stream that gives nothing would be waited for.
  if (close) signal?.addEventListener('abort', close)
  try {
    const facts = lastModified === undefined ? { size } : { size, lastModified }
    const earlier = resume?.size === size && resume.lastModified === lastModified ? resume : undefined
    onReceived(job, 0, size)
    if (earlier?.uploadToken && (earlier.goodUntil ?? 0) > now()) {
      onReceived(job, size, size)
      return earlier.uploadToken
    }
    let token: string
    const session = earlier && sessionOf(earlier)
    if (session === undefined && size <= chunkSize) {
      const bytes = source.read(0, size)
      token = await uploadWhole(target, 'then' in bytes ? await bytes : bytes, mimeType)
      onReceived(job, size, size)
    } else {
      token = await uploadResumable(target, source, {
        size,
        mimeType,
        chunkSize,
        session,
        onSession: ({ url, granularity }) => onHandle(job, { ...facts, session: url, granularity }),
        onReceived: (bytes) => onReceived(job, bytes, size),
      })
    }
    const goodUntil = now() + limits.uploadTokenLifetimeSeconds * 1000
    onHandle(job, { ...facts, uploadToken: token, goodUntil })
    return token
  } finally {
    if (close) {
      signal?.removeEventListener('abort', close)
      await close()
    }
  }
}

function sessionOf({ session, granularity }: UploadHandle) {
  return session && granularity ? { url: session, granularity } : undefined
}
