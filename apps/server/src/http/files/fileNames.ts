/** The extensions of each type that is served; the first one is given to names that have none of them. */
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
  // Some raws are nothing else to this server.
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

/** `arw` of `image/x-sony-arw`: raws are named after the extension that their makers use. */
const RAW = /^image\/x-\w+-(\w+)$/

function extensionsOf(mime: string): readonly string[] {
  return EXTENSIONS[mime]?.split(' ') ?? [RAW.exec(mime)?.[1] ?? 'bin']
}

const OF_MEDIA = new Set(Object.values(EXTENSIONS).flatMap((extensions) => extensions.split(' ')))

/** Longest name that is given, in characters without the extension: proxies and clients limit headers to some 4 kB. */
const MAX_LENGTH = 200

/** Characters that change lines or the order of others, mean a folder, or are half of one. */
const UNSAFE = /[\p{Cc}\p{Cs}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The name under which content is saved. Its extension is one of the content's type, whatever the name was: a photo that
 * is also a web page must not be saved as one.
 */
export function downloadName(filename: string, mime: string): string {
  const usual = extensionsOf(mime)
  const [, stem = filename, extension = ''] = /^(.+)\.(\w{1,9})$/s.exec(filename) ?? []
  const isUsual = usual.includes(extension.toLowerCase())
  const kept = isUsual || OF_MEDIA.has(extension.toLowerCase()) ? stem : filename
  const safe = [...kept.replace(UNSAFE, '_')].slice(0, MAX_LENGTH).join('')
  return `${safe || 'media'}.${isUsual ? extension : usual[0]}`
}

/** RFC 6266: a plain name for old readers, the whole one in UTF-8 for the others. */
export function contentDisposition(kind: 'attachment' | 'inline', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\/%]/g, '_')
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}
