/** The extensions of each media type. A name without one of them gets the first. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg jpeg jpe jfif mpo',
  'image/png': 'png apng',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif avifs',
  'image/heic': 'heic heics heif hif',
  'image/heif': 'heif heifs heic hif avci',
  'image/bmp': 'bmp dib',
  'image/x-icon': 'ico cur',
  // Raws that this server cannot tell from other TIFF files.
  'image/tiff': 'tif tiff dng nef nrw arw sr2 srf cr2 orf rw2 raw pef srw erf 3fr dcr kdc mef iiq mos rwl',
  'video/mp4': 'mp4 m4v mov 3gp mmv',
  'video/quicktime': 'mov qt mp4 m4v',
  'video/3gpp': '3gp 3gpp mp4',
  'video/3gpp2': '3g2 3gpp2 3gp mp4',
  'video/x-matroska': 'mkv mk3d webm',
  'video/webm': 'webm mkv',
  'video/x-msvideo': 'avi divx',
  'video/x-ms-wmv': 'wmv asf',
  'video/mpeg': 'mpg mpeg mpe mod vob mmv',
  'video/mp2t': 'ts mts m2ts m2t tod',
}

/** Types of raws end with the extension that the maker uses: `arw` in `image/x-sony-arw`. */
const RAW = /^image\/x-\w+-(\w+)$/

function extensionsOf(mime: string): readonly string[] {
  return EXTENSIONS[mime]?.split(' ') ?? [RAW.exec(mime)?.[1] ?? 'bin']
}

const MEDIA_EXTENSIONS = new Set(Object.values(EXTENSIONS).flatMap((extensions) => extensions.split(' ')))

/** Longest name without its extension, in characters: proxies and clients limit headers to about 4 kB. */
const MAX_LENGTH = 200

/** Controls, path separators, lone surrogates, and marks that change the direction of text. */
const UNSAFE = /[\p{Cc}\p{Cs}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The name under which a client saves content. Its extension always matches the content's type, because a photo that is
 * also a valid web page must not be saved as one.
 */
export function downloadName(filename: string, mime: string): string {
  const usual = extensionsOf(mime)
  const [, stem = filename, extension = ''] = /^(.+)\.(\w{1,9})$/s.exec(filename) ?? []
  const isUsual = usual.includes(extension.toLowerCase())
  const base = isUsual || MEDIA_EXTENSIONS.has(extension.toLowerCase()) ? stem : filename
  const safe = [...base.replace(UNSAFE, '_')].slice(0, MAX_LENGTH).join('')
  return `${safe || 'media'}.${isUsual ? extension : usual[0]}`
}

/** RFC 6266: an ASCII name for old clients, and the exact name in UTF-8 for all others. */
export function contentDisposition(kind: 'attachment' | 'inline', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\/%]/g, '_')
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}
