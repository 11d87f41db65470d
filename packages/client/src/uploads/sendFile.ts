import * as limits from '@tintype/types/limits'
import { unlessAborted } from '../clock.ts'
import { openSource, type UploadFile, type UploadHandle } from './input.ts'
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

/** Brings the bytes of a file to the server, or fails soon after the signal aborts. @returns the upload token */
export async function sendFile(
  target: UploadTarget,
  file: UploadFile,
  options: SendOptions,
): Promise<string> {
  const opened = openSource(file)
  const { signal } = target.options
  // Bytes that are there keep nobody waiting; of others it is not known who gives them.
  if (!(opened instanceof Promise) && !opened.close) return sendSource(target, opened, file, options)
  const sending = sendOpened(target, opened, file, options)
  return signal ? unlessAborted(sending, signal) : sending
}

async function sendOpened(
  target: UploadTarget,
  opened: ByteSource | Promise<ByteSource>,
  file: UploadFile,
  options: SendOptions,
): Promise<string> {
  const source = await opened
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
    token = await uploadWhole(target, bytes instanceof Promise ? await bytes : bytes, mimeType)
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
