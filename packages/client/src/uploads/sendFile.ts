import * as limits from '@tintype/types/limits'
import { isBlob } from '../http/bytes.ts'
import { checkTexts, openSource, type UploadHandle } from './input.ts'
import type { Job } from './job.ts'
import type { ProgressReporter } from './progress.ts'
import { uploadResumable } from './resumable.ts'
import { type UploadTarget, uploadWhole } from './session.ts'
import type { ByteSource } from './sources.ts'

export interface SendOptions {
  /** Approximate size of a chunk in bytes. Smaller files are sent in one request. */
  chunkSize: number
  /** Milliseconds since 1970 UTC. */
  now: () => number
  progress: ProgressReporter
  onHandle: ((handle: UploadHandle, job: Job) => void) | undefined
}

/** Sends the bytes of a file. @returns the upload token */
export async function sendFile(target: UploadTarget, job: Job, options: SendOptions): Promise<string> {
  checkTexts(job.file)
  const source = await openSource(job.file)
  // A file that cannot be closed has still been uploaded.
  const close = () => source.close?.().catch(() => undefined)
  const { signal } = target.options
  // Closed at once, because a stream that never continues would block.
  signal?.addEventListener('abort', close)
  try {
    signal?.throwIfAborted()
    return await sendSource(target, job, source, options)
  } finally {
    signal?.removeEventListener('abort', close)
    await close()
  }
}

async function sendSource(
  target: UploadTarget,
  job: Job,
  source: ByteSource,
  { chunkSize, now, progress, onHandle }: SendOptions,
): Promise<string> {
  const { body, mimeType = isBlob(body) ? body.type : undefined, resume } = job.file
  const { size, lastModified } = source
  const isSameFile = resume?.size === size && resume.lastModified === lastModified
  const { uploadToken, goodUntil = 0, session, granularity }: Partial<UploadHandle> = isSameFile ? resume : {}
  const received = (bytes: number) => progress.received(job, bytes, size)
  const keepHandle = (handle: Partial<UploadHandle>) => {
    job.handle = { size, lastModified, ...handle }
    onHandle?.(job.handle, job)
  }

  received(0)
  if (uploadToken && goodUntil > now()) {
    received(size)
    return uploadToken
  }
  let token: string
  const earlier = session && granularity ? { url: session, granularity } : undefined
  if (earlier || size > chunkSize) {
    token = await uploadResumable(target, source, earlier, {
      mimeType,
      chunkSize,
      onSession: ({ url, granularity }) => keepHandle({ session: url, granularity }),
      onReceived: received,
    })
  } else {
    token = await uploadWhole(target, await source.read(0, size), mimeType)
    received(size)
  }
  keepHandle({ uploadToken: token, goodUntil: now() + limits.uploadTokenLifetimeSeconds * 1000 })
  return token
}
