import { open } from 'node:fs/promises'
import { constants } from 'node:os'
import { MIB } from './units.ts'

/**
 * Whether an error means that the machine failed, not that the file is damaged: no descriptors, no memory, no space, a
 * disk that does not respond. Such an error is no verdict on the file, and must reach a caller that can retry.
 *
 * Node's own errors carry the name of an errno. libvips reports texts only. Its system errors are "unable to open …",
 * "system error: …" (before libvips 8.16 "unix error: …") followed by the text of the errno, and "out of memory …";
 * libjpeg and libpng report "Insufficient memory …". Verdicts on a file mention memory too: "Memory allocation of …
 * bytes is beyond the … byte limit" (libtiff), "Security limit exceeded" (libheif).
 */
export function isSystemError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  if (isErrno(code) || MEMORY_CODE.test(code ?? '')) return true
  if (error instanceof RangeError && /alloc/i.test(error.message)) return true
  if (!VERDICTS.test(error.message) && SYSTEM_TEXTS.test(error.message)) return true
  return isSystemError(error.cause)
}

const ERRNO_NAMES = new Set(Object.keys(constants.errno))

/** Whether an error code is one of the operating system, such as `EMFILE`. */
export const isErrno = (code: string | undefined): boolean => ERRNO_NAMES.has(code ?? '')

const MEMORY_CODE = /^(ERR_WORKER|ERR_MEMORY_ALLOCATION_FAILED$|Z_MEM_ERROR$)/

const SYSTEM_TEXTS = new RegExp(
  [
    'unable to (open|mmap|allocate)',
    '(system|unix|windows) error:',
    'too many open files|input/output error|no space left|cannot allocate memory',
    'out of memory|(insufficient|not enough) memory',
    'WebAssembly\\.(Memory|instantiate)\\S*: .*memory',
    // From sharp, for a path.
    'input file is missing',
  ].join('|'),
  'i',
)
const VERDICTS = /beyond the \d+ (cumulated )?byte limit|security limit/i

/**
 * Decodes a file, so that an error is the decoder's verdict on its bytes. libvips reports the same for a file that it
 * could not open as for one that is not an image ("Input file contains unsupported image format", also without
 * descriptors). So the file is read to its end and decoded again before that verdict is believed.
 * @throws Error a system error when the file cannot be read; the error of `decode` when it can
 */
export async function decodeFile<T>(path: string, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode()
  } catch (error) {
    if (isSystemError(error) && !isMissing(error)) throw error
    await readToEnd(path)
    return decode()
  }
}

/** sharp reports it without an errno, but reading the file gives one. */
const isMissing = (error: unknown): boolean => /file is missing/i.test((error as Error).message)

const READ_BYTES = MIB

async function readToEnd(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    while ((await file.read(buffer, 0, READ_BYTES, null)).bytesRead > 0);
  } finally {
    await file.close()
  }
}
