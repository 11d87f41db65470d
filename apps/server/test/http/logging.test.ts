import { expect, test } from 'vitest'
import { loggedPath } from '../../src/http/logging.ts'

test.each([
  ['/v1/albums/abc?access_token=secret', '/v1/albums/abc'],
  ['/media/secret=w100', '/media/…'],
  ['/photo/secret', '/photo/…'],
  ['/album/secret/item?at=x', '/album/…'],
  ['/share/secret', '/share/…'],
  ['/v1/sharedAlbums/secret', '/v1/sharedAlbums/…'],
  ['/v1/sharedAlbums:join', '/v1/sharedAlbums:join'],
])('of %s the log tells %s: no permission gets into it', (url, path) => {
  expect(loggedPath(url)).toBe(path)
})
