import { readFile } from 'node:fs/promises'
import { generate } from 'tintype-codegen'
import { expect, test } from 'vitest'

test('the committed types and tables match those generated from the document', async () => {
  for (const [name, text] of Object.entries(await generate())) {
    const committed = await readFile(new URL(`../src/generated/${name}`, import.meta.url), 'utf8')
    expect(
      committed === text,
      `src/generated/${name} is not up to date: run \`pnpm build\` and commit it.`,
    ).toBe(true)
  }
})
