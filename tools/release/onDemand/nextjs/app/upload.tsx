'use client'

import { createPhotosClient } from '@tintype/client'

/** Runs in the browser. */
export function Upload() {
  const upload = async (files: FileList | null) => {
    const photos = createPhotosClient({ auth: 'token', baseUrl: 'http://localhost:8080' })
    await photos.upload([...(files ?? [])])
  }
  return <input type="file" multiple onChange={(event) => upload(event.target.files)} />
}
