import { expect } from 'vitest'
import { send, type TestServer } from './server.ts'

/** Reads all pages of a search. @returns the file names */
export async function searchAll(server: TestServer, token: string, body: object): Promise<string[]> {
  const found: string[] = []
  let pageToken: string | undefined
  do {
    const answer = await send(`${server.url}/v1/mediaItems:search`, { token, body: { ...body, pageToken } })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    found.push(...(answer.body.mediaItems ?? []).map(({ filename }: { filename: string }) => filename))
    pageToken = answer.body.nextPageToken
  } while (pageToken !== undefined)
  return found
}
