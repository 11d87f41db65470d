import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { catalogPath } from '../app.ts'
import type { Blobs } from '../blobs/blobs.ts'
import { openBlobFolder } from '../blobs/folder.ts'
import { openCatalog } from '../catalog/open.ts'
import type { Catalog } from '../catalog/schema.ts'
import { blob, blobPage } from '../catalog/uploads.ts'
import type { DataSettings } from '../config.ts'

/** What a check found. Bytes that no row names are no fault: an upload was cut off before its answer. */
interface Findings {
  checked: number
  missing: string[]
  damaged: string[]
  unreferenced: number
}

/** `tintype-server fsck`: changes nothing, prints a summary, exits 1 on a fault. */
export async function fsck({ data }: DataSettings): Promise<void> {
  if (!existsSync(catalogPath(data))) {
    console.error(`There is no library in ${data}.`)
    process.exitCode = 1
    return
  }
  const catalog = await openCatalog(catalogPath(data))
  try {
    const blobs = await openBlobFolder(data, randomBytes)
    const findings = await check(catalog, blobs, showProgress)
    for (const name of findings.missing) console.log(`missing   ${name}`)
    for (const name of findings.damaged) console.log(`damaged   ${name}`)
    const { checked, missing, damaged, unreferenced } = findings
    console.log(
      `${checked} files checked: ${missing.length} missing, ${damaged.length} damaged, ${unreferenced} unreferenced`,
    )
    if (missing.length + damaged.length > 0) process.exitCode = 1
  } finally {
    await catalog.destroy()
  }
}

/** Reads every blob that has a row and hashes it again; then looks for blobs without a row. */
async function check(catalog: Catalog, blobs: Blobs, progress: (checked: number) => void): Promise<Findings> {
  const findings: Findings = { checked: 0, missing: [], damaged: [], unreferenced: 0 }
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const page = await blobPage(catalog, after, 100)
    for (const { sha256, bytes } of page) {
      const name = sha256.toString('hex')
      const size = await blobs.size(sha256)
      if (size === undefined) findings.missing.push(name)
      else if (size !== bytes || !(await hashOf(blobs, sha256)).equals(sha256)) findings.damaged.push(name)
      findings.checked++
      progress(findings.checked)
    }
    const last = page.at(-1)
    if (last === undefined) break
    after = last.sha256
  }
  for await (const sha256 of blobs.list()) {
    if ((await blob(catalog, sha256)) === undefined) findings.unreferenced++
  }
  return findings
}

async function hashOf(blobs: Blobs, sha256: Buffer): Promise<Buffer> {
  const hash = createHash('sha256')
  await pipeline(blobs.read(sha256), hash)
  return hash.digest()
}

function showProgress(checked: number): void {
  if (process.stderr.isTTY && checked % 50 === 0) process.stderr.write(`\r${checked} files checked`)
}
