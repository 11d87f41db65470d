import * as limits from '@tintype/types/limits'
import { checkTexts, openSource, type UploadFile, type UploadHandle } from './input.ts'
import { uploadResumable } from './resumable.ts'
import { type UploadTarget, uploadWhole } from './session.ts'
import type { ByteSource } from './sources.ts'

export interface SendOptions {
  /** Larger files go in chunks of about this many bytes, smaller ones in one request. */
  chunkSize: number
  /** Milliseconds since 1970 UTC. */
  now: () => number
  /** Hears how many of the file's bytes are safe with the server. */
  onReceived: (bytes: number, size: number) => void
  onHandle: (handle: UploadHandle) => void
}

/** Brings the bytes of a file to the server. @returns the upload token */
export async function sendFile(
  target: UploadTarget,
  file: UploadFile,
  options: SendOptions,
): Promise<string> {
  checkTexts(file)
  const opened = openSource(file)
  // Bytes in memory are not waited for, which shows where there are many of them.
  const source = 'then' in opened ? await opened : opened
  if (!source.close) return sendSource(target, source, file, options)
  // What was read is read: a file that cannot be closed has still been uploaded.
  const close = () => source.close?.().catch(() => undefined)
  const { signal } = target.options
  // At once, because a stream that gives nothing would be waited for.
  signal?.addEventListener('abort', close)
  try {
    return await sendSource(target, source, file, options)
  } finally {
    signal?.removeEventListener('abort', close)
    await close()
  }
}

async function sendSource(
  target: UploadTarget,
  source: ByteSource,
  { body, mimeType = body instanceof Blob ? body.type : undefined, resume }: UploadFile,
  { chunkSize, now, onReceived, onHandle }: SendOptions,
): Promise<string> {
  const { size, lastModified } = source
  const facts = { size, ...(lastModified !== undefined && { lastModified }) }
  const earlier = resume?.size === size && resume.lastModified === lastModified ? resume : undefined
  onReceived(0, size)
  if (earlier?.uploadToken && (earlier.goodUntil ?? 0) > now()) {
    onReceived(size, size)
    return earlier.uploadToken
  }
  let token: string
  const session = earlier && sessionOf(earlier)
  if (session === undefined && size <= chunkSize) {
    const bytes = source.read(0, size)
    token = await uploadWhole(target, 'then' in bytes ? await bytes : bytes, mimeType)
    onReceived(size, size)
  } else {
    token = await uploadResumable(target, source, {
      size,
      mimeType,
      chunkSize,
      session,
      onSession: ({ url, granularity }) => onHandle({ ...facts, session: url, granularity }),
      onReceived: (bytes) => onReceived(bytes, size),
    })
  }
  onHandle({ ...facts, uploadToken: token, goodUntil: now() + limits.uploadTokenLifetimeSeconds * 1000 })
  return token
}

function sessionOf({ session, granularity }: UploadHandle) {
  return session && granularity ? { url: session, granularity } : undefined
}
