// Compiles the programs with every version of TypeScript, and prints a table of the results.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { attempts, options, resolutions, versions } from './settings.js'

const run = promisify(execFile)

/** Errors that are the compiler's own decision, as a sentence. */
const known = [[/moduleResolution=node10' has been removed/, 'removed from TypeScript 7']]

/** TypeScript 7 is a program only. */
async function checkByCommand(version) {
  const manifest = createRequire(import.meta.url).resolve(`typescript-${version}/package.json`)
  const results = Object.keys(resolutions).map(async (resolution) => {
    const errors = []
    for (const [index, flags] of attempts.entries()) {
      const file = `tsconfig.${resolution}.${index}.json`
      const compilerOptions = { ...options(version, resolution), ...flags }
      writeFileSync(file, JSON.stringify({ compilerOptions, files: resolutions[resolution].files }))
      const error = await run(process.execPath, [join(dirname(manifest), 'bin/tsc'), '-p', file]).then(
        () => '',
        ({ stdout, message }) => stdout.trim() || message,
      )
      errors.push(error)
      if (error === '') break
    }
    return [resolution, errors]
  })
  return Object.fromEntries(await Promise.all(results))
}

async function check(version) {
  if (Number(version) >= 7) return checkByCommand(version)
  return JSON.parse((await run(process.execPath, ['check.js', version])).stdout)
}

function cell(errors) {
  if (errors.length === 1 && errors[0] === '') return 'yes'
  if (errors.at(-1) === '') return 'with `skipLibCheck`'
  const sentence = known.find(([pattern]) => pattern.test(errors.at(-1)))?.[1]
  return sentence ? `no: ${sentence}` : `no: ${errors.at(-1)}`
}

const pending = [...versions]
const rows = new Map()
const worker = async () => {
  for (let version = pending.shift(); version; version = pending.shift())
    rows.set(version, await check(version))
}
await Promise.all([worker(), worker()])

const names = Object.keys(resolutions)
console.log('table typescript')
console.log(`| TypeScript | ${names.map((name) => `\`${name}\``).join(' | ')} |`)
console.log(`| --- | ${names.map(() => '---').join(' | ')} |`)
for (const version of versions) {
  const results = rows.get(version)
  console.log(`| ${version} | ${names.map((name) => cell(results[name])).join(' | ')} |`)
}
