import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../servers.ts'
import { benchDownloads } from './downloads.ts'
import { startNginx } from './nginx.ts'
import { benchThumbnails } from './thumbnails.ts'
import { benchLargeUploads, benchSmallUploads } from './uploads.ts'

/** What bytes cost on their way in and out, beside nginx, dd and sharp. */
export async function benchBytes(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-bench-bytes-'))
  const tintype = await startServer('tintype.ts', join(folder, 'tintype'))
  const nginx = await startNginx(join(folder, 'nginx'))
  if (nginx === undefined) console.error('nginx is not installed: what is measured beside it is left out.')
  try {
    await benchLargeUploads(folder, tintype, nginx)
    await benchSmallUploads(tintype, nginx)
    if (nginx) await benchDownloads(join(folder, 'nginx'), tintype, nginx)
    await benchThumbnails(join(folder, 'nginx'), tintype, nginx)
  } finally {
    nginx?.stop()
    tintype.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
