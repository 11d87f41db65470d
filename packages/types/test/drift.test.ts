import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generate, generatedFolder } from '../scripts/generate.ts'

test('the committed types and tables are the ones the document generates', async () => {
  for (const [name, text] of Object.entries(await generate())) {
    const committed = await readFile(new URL(name, generatedFolder), 'utf8')
    expect(
      committed === text,
      `src/generated/${name} is not up to date: run \`pnpm build\` and commit it.`,
    ).toBe(true)
  }
})
