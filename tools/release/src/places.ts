import { join } from 'node:path'

/** Paths that several steps of a release share. */
export function places(root: string) {
  return {
    document: join(root, 'spec/openapi.yaml'),
    bundle: join(root, 'spec/dist/openapi.json'),
    released: join(root, 'spec/released/openapi.json'),
    consumers: join(root, 'tools/release/consumers'),
    exceptions: join(root, 'tools/release/exceptions.txt'),
  }
}
