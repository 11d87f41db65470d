import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../src/testing.ts'

const require = createRequire(import.meta.url)
const redocly = require.resolve('@redocly/cli/bin/cli.js')
const workflows = join(dirname(require.resolve('@tintype/spec/package.json')), 'workflows')

/** Workflows with the number of their steps. */
const OF_TODAY_AND_BEFORE = [
  ['upload-and-create', 3],
  ['resume-upload', 4],
  ['page-to-the-end', 5],
  ['fill-share-and-join', 8],
  ['move-items', 8],
] as const

let server: Server
let serverOf2025: Server
beforeAll(async () => {
  server = await startServer({ memory: true })
  serverOf2025 = await startServer({ memory: true, era: '2025' })
})
afterAll(() => Promise.all([server.stop(), serverOf2025.stop()]))

interface WorkflowResult {
  failed: boolean
  output: string
  /** The ids of the steps that ran. */
  steps: string[]
}

/** Runs a workflow for a user of its own with `redocly respect`. */
async function run(name: string, { url, token }: Server): Promise<WorkflowResult> {
  const inputs = { token: await token({ user: name }), memberToken: await token({ user: `${name}-member` }) }
  const { failed, output } = await redoclyIn(workflows, [
    ...['respect', `${name}.yaml`, '--server', `photos=${url}`],
    ...Object.entries(inputs).flatMap(([key, value]) => ['--input', `${key}=${value}`]),
    // It takes an empty text for no body at all, and then misses the text. The server's own check covers the body.
    ...(name === 'resume-upload' ? ['--severity', 'SCHEMA_CHECK=off'] : []),
  ])
  return {
    failed,
    output,
    steps: [...output.matchAll(/ - step (\w+)/g)].map(([, id = '']) => id),
  }
}

async function redoclyIn(cwd: string, args: string[]): Promise<{ failed: boolean; output: string }> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off' }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [redocly, ...args], { cwd, env })
    return { failed: false, output: stdout + stderr }
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return { failed: true, output: stdout + stderr }
  }
}

test.each(OF_TODAY_AND_BEFORE)('the workflow %s runs to its end, in %i steps', async (name, count) => {
  const { failed, output, steps } = await run(name, server)
  expect(failed, output).toBe(false)
  expect(steps).toHaveLength(count)
  expect(server.undocumented).toEqual([])
})

test('the workflow of 2025 runs to its end on a server with the rules of 2025', async () => {
  const { failed, output, steps } = await run('rules-of-2025', serverOf2025)
  expect(failed, output).toBe(false)
  expect(steps).toHaveLength(6)
  expect(serverOf2025.undocumented).toEqual([])
})

test('a workflow fails if the server behaves otherwise: sharing is not rejected by the rules before 2025', async () => {
  const { failed, output } = await run('rules-of-2025', server)
  expect(failed).toBe(true)
  expect(output).toContain('$statusCode == 403')
})

test('the workflows pass the strict rules of Redocly', async () => {
  const names = [...OF_TODAY_AND_BEFORE.map(([name]) => name), 'rules-of-2025']
  const { failed, output } = await redoclyIn(workflows, ['lint', ...names.map((name) => `${name}.yaml`)])
  expect(failed, output).toBe(false)
})
