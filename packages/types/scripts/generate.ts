import 'tintype-package-support/plainErrors'
import { mkdir, writeFile } from 'node:fs/promises'
import { generate } from 'tintype-codegen'

const folder = new URL('../src/generated/', import.meta.url)

// CI tests the committed files; the drift test checks that they are up to date.
if (!process.env.CI) {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(await generate())) {
    await writeFile(new URL(name, folder), text)
  }
}
