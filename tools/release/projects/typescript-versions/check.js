// Compiles the programs with one version of TypeScript, with every resolution. They share the files of the library.
// Prints the errors of each resolution as JSON.
import { createRequire } from 'node:module'
import { attempts, options, resolutions } from './settings.js'

const [version] = process.argv.slice(2)
const ts = createRequire(import.meta.url)(`typescript-${version}`)
const sources = new Map()

function errorsOf(resolution, flags) {
  const { options: parsed, errors } = ts.convertCompilerOptionsFromJson(
    { ...options(version, resolution), ...flags },
    process.cwd(),
  )
  if (errors.length > 0) return errors.map(textOf)
  const host = ts.createCompilerHost(parsed)
  const read = host.getSourceFile
  host.getSourceFile = (name, settings, ...rest) => {
    const key = JSON.stringify([name, settings, parsed.moduleResolution, parsed.verbatimModuleSyntax])
    if (!sources.has(key)) sources.set(key, read(name, settings, ...rest))
    return sources.get(key)
  }
  const { files } = resolutions[resolution]
  return ts.getPreEmitDiagnostics(ts.createProgram(files, parsed, host)).map(textOf)
}

function textOf({ file, start = 0, messageText }) {
  const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : ''
  return place + ts.flattenDiagnosticMessageText(messageText, ' ')
}

/** The first error of each attempt, up to the first attempt without one. */
function tryAll(resolution) {
  const results = []
  for (const flags of attempts) {
    const [error = ''] = errorsOf(resolution, flags)
    results.push(error)
    if (error === '') break
  }
  return results
}

console.log(JSON.stringify(Object.fromEntries(Object.keys(resolutions).map((name) => [name, tryAll(name)]))))
