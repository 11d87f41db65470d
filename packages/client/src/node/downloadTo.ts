import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MediaItem } from '@tintype/types'
import type { PartialResponse } from '../api/methods.ts'
import type { Download, DownloadMethod, DownloadOptions } from '../media/download.ts'

export interface DownloadToOptions extends Omit<DownloadOptions, 'start' | 'end' | 'ifRange'> {
  /** Called with the number of bytes in the file, and the size of the whole if the server sends it. */
  onProgress?: ((progress: { bytes: number; size?: number }) => void) | undefined
}

export interface SavedFile {
  path: string
  /** In bytes. */
  size: number
  mimeType: string
  /** The item; with a new base URL if the previous one had expired. */
  item: PartialResponse<MediaItem>
}

/** How often a download is continued without receiving new bytes, before it fails. */
const MAX_STALLS = 3

/**
 * Downloads an item to a file, which replaces an existing one. Creates the folder of the file.
 *
 * The bytes are written to `….part`, which is renamed when it is complete and on the disk. If the download fails, the
 * part stays, and the next download to the same path continues it if the item's bytes are still the same.
 */
export async function downloadTo(
  photos: { download: DownloadMethod },
  item: PartialResponse<MediaItem>,
  path: string,
  { onProgress, ...options }: DownloadToOptions = {},
): Promise<SavedFile> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory()) throw new TypeError(`${path} is a folder. downloadTo needs the path of a file.`)
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.part`
  // The ETag of the bytes in the part. Without it the part cannot be continued.
  const tag = `${part}.etag`
  const file = await open(part, constants.O_RDWR | constants.O_CREAT)
  let saved: SavedFile
  try {
    saved = await fillPart({ file, tag, path, photos, onProgress, options }, item)
    await file.sync()
  } catch (error) {
    if ((await file.stat()).size === 0) await rm(part)
    throw error
  } finally {
    await file.close()
  }
  await rename(part, path)
  await rm(tag, { force: true })
  return saved
}

interface PartDownload {
  file: FileHandle
  /** Path of the ETag. */
  tag: string
  /** Path of the complete file. */
  path: string
  photos: { download: DownloadMethod }
  onProgress: DownloadToOptions['onProgress']
  options: DownloadOptions
}

async function fillPart(part: PartDownload, item: PartialResponse<MediaItem>): Promise<SavedFile> {
  const { file, tag, path, onProgress, options } = part
  let furthest = 0
  let current = item
  for (let stalls = 0; ; ) {
    const download = await continueDownload(part, current)
    if (download.start === 0) await startOver(file, tag, download.etag)
    const { end, error } = await writeTo(file, download, onProgress)
    const { size = end, mimeType } = download
    if (!error && end === size) return { path, size, mimeType, item: download.item }

    options.signal?.throwIfAborted()
    stalls = end > furthest ? 0 : stalls + 1
    furthest = Math.max(furthest, end)
    if (stalls > MAX_STALLS) {
      throw (
        error ?? new Error(`The download of ${path} is truncated: expected ${size} bytes, received ${end}.`)
      )
    }
    current = download.item
  }
}

/** Requests the bytes that the part lacks; all of them if it cannot be continued. */
async function continueDownload(
  { file, tag, photos, options }: PartDownload,
  item: PartialResponse<MediaItem>,
): Promise<Download> {
  const ifRange = await readFile(tag, 'utf8').catch(() => '')
  const { size } = await file.stat()
  // From the last byte on, because a complete file has no range after its end.
  const range = ifRange !== '' && size > 1 ? { start: size - 1, ifRange } : {}
  return photos.download(item, { ...options, ...range }).catch(async (error: unknown) => {
    // The part is longer than the file it should be a part of.
    if ((error as { code?: unknown }).code !== 416) throw error
    return photos.download(item, options)
  })
}

async function startOver(file: FileHandle, tag: string, etag: string | undefined): Promise<void> {
  await file.truncate(0)
  // A weak ETag does not prove that bytes are the same (RFC 9110, 13.1.5).
  if (etag && !etag.startsWith('W/')) await writeFile(tag, etag)
  else await rm(tag, { force: true })
}

/** @returns the position in the file after the last byte, and the error if the body failed */
async function writeTo(
  file: FileHandle,
  { body, start, size }: Download,
  onProgress: DownloadToOptions['onProgress'],
): Promise<{ end: number; error?: unknown }> {
  const reader = body.getReader()
  let end = start
  try {
    for (;;) {
      const step = await reader.read().catch((error: unknown) => ({ error }))
      if ('error' in step) return { end, error: step.error }
      const { done, value } = step
      if (done) return { end }
      for (let at = 0; at < value.length; ) {
        at += (await file.write(value, at, value.length - at, end + at)).bytesWritten
      }
      end += value.length
      onProgress?.({ bytes: end, size })
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
