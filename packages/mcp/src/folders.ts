import { realpath } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'

/** The folders from which a model may upload files. */
export interface Folders {
  /**
   * The real path of a file.
   * @throws Error if the file does not exist, or is outside of all folders
   */
  resolve(path: string): Promise<string>
}

/**
 * Nothing outside is readable: the text of a photo or of an album may have been written by anyone, and may ask a model to
 * upload a private file. Symbolic links are followed before the check.
 */
export function allowFolders(allowed: readonly string[]): Folders {
  return {
    async resolve(path) {
      if (allowed.length === 0) {
        throw new Error('Uploads are off. Start tintype-mcp with --folder to allow files of a folder.')
      }
      const file = await realpath(path).catch(() => undefined)
      if (file === undefined) throw new Error(`There is no file ${path}.`)
      for (const folder of allowed) {
        const inside = relative(await realpath(folder), file)
        if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) return file
      }
      throw new Error(`${path} is outside of the folders that may be uploaded: ${allowed.join(', ')}.`)
    },
  }
}
