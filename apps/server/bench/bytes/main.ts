import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../test/support/postgres.ts'
import { startServer } from '../servers.ts'
import { benchDownloads } from './downloads.ts'
import { startNginx } from './nginx.ts'
import { benchThumbnails } from './thumbnails.ts'
import { benchLargeUploads, benchSmallUploads } from './uploads.ts'

/** The parts of the benchmark, which can run alone. */
export const BYTES = ['large', 'small', 'downloads', 'thumbnails'] as const

/** Compares uploads and downloads with nginx, dd and sharp. `shared`: on Postgres and an S3 store. */
export async function benchBytes(parts: readonly string[] = BYTES, shared = false): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-bench-bytes-'))
  const backends = shared ? await startBackends(folder) : undefined
  const tintype = await startServer('tintype.ts', join(folder, 'tintype'), ...(backends?.places ?? []))
  const nginx = await startNginx(join(folder, 'nginx'))
  if (nginx === undefined) console.error('nginx is not installed: skipping the comparisons with it.')
  try {
    if (parts.includes('large')) await benchLargeUploads(folder, tintype, nginx)
    if (parts.includes('small')) await benchSmallUploads(folder, tintype, nginx)
    if (parts.includes('downloads') && nginx) await benchDownloads(join(folder, 'nginx'), tintype, nginx)
    if (parts.includes('thumbnails')) await benchThumbnails(join(folder, 'nginx'), tintype, nginx)
  } finally {
    nginx?.stop()
    tintype.stop()
    await backends?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startBackends(folder: string) {
  // The store accepts any credentials.
  process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'bench'
  const postgres = await startPostgres({ durable: true })
  const store = await startServer('store.ts', join(folder, 'store'))
  const query = new URLSearchParams({ endpoint: store.origin, region: 'us-east-1', forcePathStyle: 'true' })
  return {
    places: [postgres.url, `s3://photos?${query}`],
    async stop() {
      store.stop()
      await postgres.stop()
    },
  }
}
