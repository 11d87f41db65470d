/** Replaces this process with a script of the package in the current folder, as `pnpm run` does. See bin/pnpm. */
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [event = ''] = process.argv.slice(2)
const folder = process.cwd()
const { name, version, scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const script = scripts[event]
if (script === undefined) {
  console.error(`${name} has no script "${event}".`)
  process.exit(1)
}
const root = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const bins = [
  join(folder, 'node_modules/.bin'),
  fileURLToPath(new URL('../node_modules/.bin', import.meta.url)),
]
console.log(`$ ${script}`)
process.execve('/bin/sh', ['sh', '-c', script], {
  ...process.env,
  PATH: [...bins, process.env.PATH].join(delimiter),
  npm_config_user_agent: root.packageManager.replace('@', '/'),
  npm_lifecycle_event: event,
  npm_package_json: join(folder, 'package.json'),
  npm_package_name: name,
  npm_package_version: version ?? '',
})
