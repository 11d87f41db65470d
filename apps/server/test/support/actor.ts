import { type OperationId, operations } from '@tintype/types/operations'
import { makePhoto } from 'tintype-test-support/photos'
import { expect } from 'vitest'
import { send, type TestAnswer, type TestServer, upload } from './server.ts'

/** A caller of the API: a user through a client with some scopes. */
export interface Actor {
  token: string
  /** Calls an operation: path and query parameters by name, a JSON body as `body`. */
  call(id: OperationId, input?: Input): Promise<TestAnswer>
  /** Expects 200 and returns the body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of any shape.
  ok(id: OperationId, input?: Input): Promise<any>
  /** Calls an operation and expects an error. @returns its `code`, `status` and `message` */
  refused(id: OperationId, input?: Input): Promise<{ code: number; status: string; message: string }>
  album(title?: string): Promise<string>
  /** Creates a media item from a photo that is unique or has this seed. @returns its id */
  photo(options?: {
    seed?: number
    albumId?: string
    albumPosition?: object
    takenAt?: string
  }): Promise<string>
  /** The ids of an album's media, in album order. */
  contents(albumId: string): Promise<string[]>
}

type Input = { body?: unknown } & Record<string, unknown>

let photoCount = 0

export async function actor(
  server: TestServer,
  options: { user?: string; client?: string; scopes?: string[] } = {},
): Promise<Actor> {
  const token = await server.token(options)
  const call = (id: OperationId, { body, ...parameters }: Input = {}) => {
    const { method, path, body: type } = operations[id]
    const url = new URL(server.url + path.replace(/\{(\w+)\}/g, (_, name: string) => take(parameters, name)))
    for (const [name, value] of Object.entries(parameters)) {
      for (const one of [value].flat()) url.searchParams.append(name, String(one))
    }
    return send(url.href, { token, method, body: type === null ? undefined : (body ?? {}) })
  }
  const ok: Actor['ok'] = async (id, input) => {
    const answer = await call(id, input)
    expect({ id, ...answer }).toMatchObject({ status: 200 })
    return answer.body
  }
  return {
    token,
    call,
    ok,
    async refused(id, input) {
      const answer = await call(id, input)
      expect({ id, status: answer.status }).toEqual({ id, status: answer.body.error?.code })
      return answer.body.error
    },
    album: async (title = 'Album') => (await ok('albums.create', { body: { album: { title } } })).id,
    async photo({ seed = 1000 + photoCount++, albumId, albumPosition, takenAt } = {}) {
      const bytes = await makePhoto({ width: 16, height: 16, seed, takenAt })
      const uploadToken = await upload(server, token, bytes)
      const newMediaItems = [{ simpleMediaItem: { uploadToken, fileName: `${seed}.jpg` } }]
      const body = { albumId, albumPosition, newMediaItems }
      const { newMediaItemResults } = await ok('mediaItems.batchCreate', { body })
      expect(newMediaItemResults[0].status).toEqual({ message: 'Success' })
      return newMediaItemResults[0].mediaItem.id
    },
    async contents(albumId) {
      const { mediaItems = [] } = await ok('mediaItems.search', { body: { albumId, pageSize: 100 } })
      return mediaItems.map(({ id }: { id: string }) => id)
    },
  }
}

function take(parameters: Record<string, unknown>, name: string): string {
  const value = encodeURIComponent(String(parameters[name]))
  delete parameters[name]
  return value
}
