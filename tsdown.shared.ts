import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What tsdown tells of a build: one for each format. */
interface Built {
  options: { outDir: string }
  chunks: { fileName: string }[]
}

/** Some files name a map that is not made: declarations, since the sources that it would lead to are in no package. */
export const hooks = {
  async 'build:done'({ options: { outDir }, chunks }: Built) {
    for (const { fileName } of chunks) {
      const path = join(outDir, fileName)
      if (existsSync(`${path}.map`)) continue
      const text = await readFile(path, 'utf8')
      await writeFile(path, text.replace(/\n\/\/# sourceMappingURL=.*\.map\s*$/, '\n'))
    }
  },
}
