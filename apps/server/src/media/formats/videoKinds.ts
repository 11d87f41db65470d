/** Videos that are read without ffmpeg: what is not found in such a file is not there. */
const READABLE = new Set([
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/x-matroska',
  'video/webm',
])

/** Whether such a video can be read without ffmpeg, so that one that tells nothing is a broken one. */
export const isReadable = (mime: string): boolean => READABLE.has(mime)
