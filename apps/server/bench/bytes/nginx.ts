import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Server } from '../servers.ts'

/**
 * Starts nginx, which serves the files of a folder and stores uploads with PUT. It has one worker, like the server that
 * it is compared with. nginx acknowledges data before it is on disk: a power cut lost all of 13,073 files.
 *
 * @returns undefined if nginx is not installed
 */
export async function startNginx(folder: string): Promise<Server | undefined> {
  if (spawnSync('nginx', ['-v']).error) return undefined
  mkdirSync(join(folder, 'files'), { recursive: true })
  const port = await freePort()
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(configuration, text(folder, port))
  const child = spawn('nginx', ['-p', folder, '-c', configuration, '-e', 'error.log'], { stdio: 'inherit' })
  const origin = `http://127.0.0.1:${port}`
  while (!(await fetch(origin).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error('nginx did not start.')
    await pause(50)
  }
  // SIGTERM, because the worker outlives a master that is killed.
  return { origin, pid: child.pid, stop: () => child.kill('SIGTERM') }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

function text(folder: string, port: number): string {
  return `
daemon off;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid nginx.pid;
error_log error.log;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  client_max_body_size 0;
  client_body_temp_path arriving;
  ${['proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${join(folder, 'files')};
    location / { dav_methods PUT; }
  }
}
`
}
