import { open } from 'node:fs/promises'
import { constants } from 'node:os'

const ERRNO_NAMES = new Set(Object.keys(constants.errno))

/** Whether the operating system failed (no descriptors, no memory, an unreadable disk): no verdict on any file. */
export function isSystemError(error: unknown): boolean {
  const { code, name, message } = error as { code?: unknown; name?: unknown; message?: unknown }
  if (typeof code === 'string' && (ERRNO_NAMES.has(code) || code.startsWith('ERR_WORKER'))) return true
  return name === 'RangeError' && /alloc/i.test(String(message))
}

/**
 * Decodes a file, so that an error is the decoder's verdict on its bytes. Libvips says the same of a file that it could
 * not open as of one that is no image ("Input file contains unsupported image format", without descriptors as well), so
 * the file is read to its end and decoded once more before it is believed.
 *
 * @throws Error a system error when the file cannot be read; what `decode` throws when it can
 */
export async function decodeFile<T>(path: string, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode()
  } catch (error) {
    if (isSystemError(error)) throw error
    await readToEnd(path)
    return decode()
  }
}

const READ_BYTES = 1 << 20

async function readToEnd(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    while ((await file.read(buffer, 0, READ_BYTES, null)).bytesRead > 0);
  } finally {
    await file.close()
  }
}
