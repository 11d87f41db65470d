import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MediaItem } from '@tintype/types'
import type { Download, DownloadMethod, DownloadOptions } from '../media/download.ts'

export interface DownloadToOptions extends Omit<DownloadOptions, 'start' | 'end' | 'ifRange'> {
  /** Called with how many bytes are in the file, and how many it will have, where that is known. */
  onProgress?: ((progress: { bytes: number; size?: number }) => void) | undefined
}

export interface SavedFile {
  path: string
  /** In bytes. */
  size: number
  mimeType: string
  /** The item, with a fresh base URL if the one it had was no longer good. */
  item: MediaItem
}

/** How often a download is taken up again that does not get on. */
const FUTILE = 3

/**
 * Saves an item's bytes as a file, in place of one that is there; its folder is made. Until it is whole it is called
 * `.part`, and is kept when the download breaks off: the next one to the same path goes on from it, if the bytes are
 * still the same.
 */
export async function downloadTo(
  photos: { download: DownloadMethod },
  item: MediaItem,
  path: string,
  { onProgress, ...options }: DownloadToOptions = {},
): Promise<SavedFile> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory()) throw new TypeError(`${path} is a folder: downloadTo needs the path of a file.`)
  await mkdir(dirname(path), { recursive: true })
  const part = `${path}.part`
  // Says which bytes the part is of: without it there is nothing to go on with.
  const tag = `${part}.etag`
  const file = await open(part, constants.O_RDWR | constants.O_CREAT)
  let saved: SavedFile
  try {
    saved = await fetchInto(file, tag)
    await file.sync()
  } catch (error) {
    // Nothing came, so there is nothing to go on with.
    if ((await file.stat()).size === 0) await rm(part)
    throw error
  } finally {
    await file.close()
  }
  await rename(part, path)
  await rm(tag, { force: true })
  return saved

  async function fetchInto(file: FileHandle, tag: string): Promise<SavedFile> {
    let furthest = 0
    for (let futile = 0; ; ) {
      const ifRange = await readFile(tag, 'utf8').catch(() => '')
      const { size: have } = await file.stat()
      // From the last byte on, because of what is whole there is no range behind its end.
      const from = ifRange !== '' && have > 1 ? { start: have - 1, ifRange } : {}
      const download = await photos.download(item, { ...options, ...from }).catch(async (error: unknown) => {
        // The part is longer than what it is said to be of.
        if ((error as { code?: unknown }).code !== 416) throw error
        return photos.download(item, options)
      })
      if (download.start === 0) await beginAnew(file, tag, download.etag)
      const { end, error } = await writeTo(file, download, onProgress)
      const { size = end, mimeType } = download
      if (!error && end === size) return { path, size, mimeType, item: download.item }

      options.signal?.throwIfAborted()
      futile = end > furthest ? 0 : futile + 1
      furthest = Math.max(furthest, end)
      if (futile > FUTILE) throw error ?? new Error(`${path} has ${size} bytes, of which ${end} came.`)
      item = download.item
    }
  }
}

async function beginAnew(file: FileHandle, tag: string, etag: string | undefined): Promise<void> {
  await file.truncate(0)
  // A weak one does not say that the bytes are the same (RFC 9110, 13.1.5).
  if (etag && !etag.startsWith('W/')) await writeFile(tag, etag)
  else await rm(tag, { force: true })
}

/** @returns where in the file the bytes ended, and why, if not because they were all */
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
      onProgress?.({ bytes: end, ...(size !== undefined && { size }) })
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
