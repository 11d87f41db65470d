import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { loadDocument } from '@tintype/document'
import type { Edition, Place, RunResult, Tool } from './tool.ts'

/** Time limit of one command, in milliseconds. */
const TIMEOUT = 180_000

/** The path of an edition that `@tintype/spec` publishes. */
function editionFile(edition: Edition): string {
  return createRequire(import.meta.url).resolve(`@tintype/spec/${edition}.json`)
}

/** Installs a tool in a folder of its own, runs it, and removes the folder. A failure is an outcome. */
export async function runTool(tool: Tool): Promise<RunResult> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-ecosystem-'))
  try {
    const place = placeIn(folder, editionFile(tool.edition))
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, type: 'module', dependencies: tool.install }),
    )
    // No install script of any tool runs, because some of them send telemetry.
    await place.exec('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent')
    return await tool.run(place)
  } catch (error) {
    return { problem: firstLine((error as Error).message) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function placeIn(folder: string, document: string): Place {
  const bin = join(folder, 'node_modules/.bin')
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    REDOCLY_TELEMETRY: 'off',
    SCARF_ANALYTICS: 'false',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
    CI: 'true',
  }
  return {
    folder,
    document,
    ids: loadDocument(document).operations.map(({ id }) => id),
    exec: (program, ...args) => {
      const values = args.map((arg) => (arg === 'DOCUMENT' ? document : arg))
      const options = { cwd: folder, env, timeout: TIMEOUT, maxBuffer: 1e8 }
      return new Promise((resolve, reject) => {
        execFile(program, values, options, (error, stdout, stderr) => {
          if (error === null) resolve(stdout)
          else reject(new Error(`${stderr}\n${stdout}`.trim() || error.message))
        })
      })
    },
    async write(name, text) {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    },
    read: (path) => readAll(join(folder, path)),
  }
}

async function readAll(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return readFile(path, 'utf8')
  const names = (await readdir(path)).sort()
  return (await Promise.all(names.map((name) => readAll(join(path, name))))).join('\n')
}

/** The first line that says something, without the folder, which differs in every run. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/\S*tintype-ecosystem-\w+\S*/g, '…').trim())
  return (lines.find((line) => /error|already|cannot|invalid|fail/i.test(line)) ?? lines[0] ?? '').slice(
    0,
    200,
  )
}
