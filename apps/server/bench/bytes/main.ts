import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../servers.ts'
import { benchDownloads } from './downloads.ts'
import { startNginx } from './nginx.ts'
import { benchThumbnails } from './thumbnails.ts'
import { benchLargeUploads, benchSmallUploads } from './uploads.ts'

/** The parts of it, which can be asked for alone. */
export const BYTES = ['large', 'small', 'downloads', 'thumbnails'] as const

/** What bytes cost on their way in and out, beside nginx, dd and sharp. */
export async function benchBytes(parts: readonly string[] = BYTES): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-bench-bytes-'))
  const tintype = await startServer('tintype.ts', join(folder, 'tintype'))
  const nginx = await startNginx(join(folder, 'nginx'))
  if (nginx === undefined) console.error('nginx is not installed: what is measured beside it is left out.')
  try {
    if (parts.includes('large')) await benchLargeUploads(folder, tintype, nginx)
    if (parts.includes('small')) await benchSmallUploads(tintype, nginx)
    if (parts.includes('downloads') && nginx) await benchDownloads(join(folder, 'nginx'), tintype, nginx)
    if (parts.includes('thumbnails')) await benchThumbnails(join(folder, 'nginx'), tintype, nginx)
  } finally {
    nginx?.stop()
    tintype.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
