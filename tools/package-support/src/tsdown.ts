import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The part of tsdown's build context that is used here. The hook runs once per format. */
interface BuildContext {
  options: { outDir: string }
  chunks: { fileName: string }[]
}

/** Removes references to source maps that do not exist: declarations have none, because packages contain no sources. */
export const hooks = {
  async 'build:done'({ options: { outDir }, chunks }: BuildContext) {
    for (const { fileName } of chunks) {
      const path = join(outDir, fileName)
      if (existsSync(`${path}.map`)) continue
      const text = await readFile(path, 'utf8')
      await writeFile(path, text.replace(/\n\/\/# sourceMappingURL=.*\.map\s*$/, '\n'))
    }
  },
}
