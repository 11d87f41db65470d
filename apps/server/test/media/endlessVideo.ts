import { makeVideo } from '../../src/testing/movie.ts'

/**
 * A WebM that mediabunny 1.61 never finishes: one byte of the index's id is wrong, and it looks for another element
 * after the frames forever.
 */
export async function endlessVideo(): Promise<Buffer> {
  const video = await makeVideo('webm')
  video[video.lastIndexOf(Buffer.from('1c53bb6b', 'hex'))] = 0xd0
  return video
}
