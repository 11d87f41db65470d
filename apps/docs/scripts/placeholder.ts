import { mkdirSync, writeFileSync } from 'node:fs'

/** Writes the page that the site has until its build ends. */
export function writePlaceholder(dist: URL): void {
  mkdirSync(dist, { recursive: true })
  writeFileSync(new URL('index.html', dist), page)
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tintype</title>
<meta http-equiv="refresh" content="2">
<p>The documentation is being built. This page shows it in a few seconds.</p>
</html>
`
