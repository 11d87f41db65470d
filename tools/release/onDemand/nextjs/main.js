// Builds the app, starts it, and reads the page.
const { execFileSync, spawn } = require('node:child_process')
const { once } = require('node:events')

const next = require.resolve('next/dist/bin/next')
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
execFileSync(process.execPath, [next, 'build'], { env, stdio: 'inherit' })

async function main() {
  const server = spawn(process.execPath, [next, 'start', '--port', '0'], { env })
  try {
    let output = ''
    server.stdout.setEncoding('utf8')
    for await (const text of server.stdout) {
      output += text
      const [url] = /http:\/\/localhost:\d+/.exec(output) ?? []
      if (url === undefined || !output.includes('Ready')) continue
      const page = await (await fetch(url)).text()
      if (!page.includes('From Next.js')) throw new Error(page)
      console.log('table frameworks\n| Framework | Result |\n| --- | --- |\n| Next.js 16 | yes |')
      return
    }
    throw new Error(output)
  } finally {
    server.kill()
    if (server.exitCode === null) await once(server, 'exit')
  }
}

main()
