import type { MediaFacts } from '../facts/mediaFacts.ts'
import type { Span } from '../formats/bytes.ts'
import type { Image, RenderOptions } from '../render/image.ts'

/** What a worker process does with an untrusted file, with what it takes and returns. */
export interface Tasks {
  examine: { input: { path: string; bytes: number }; output: MediaFacts | null }
  render: { input: RenderOptions; output: Image }
  findMotionClip: { input: { path: string; mime: string }; output: Span | null }
}

export type TaskName = keyof Tasks

/** Sent to a worker, which does one task at a time. */
export type TaskMessage = { [Name in TaskName]: { task: Name; input: Tasks[Name]['input'] } }[TaskName]

/** Sent by a worker: any number of partial outputs, then one result or one failure. */
export type WorkerMessage<Output = unknown> =
  | { type: 'partial'; output: Output }
  | { type: 'result'; output: Output }
  /** `damaged`: the verdict of a parser or decoder. Otherwise the file could not be read, and another try may succeed. */
  | { type: 'failure'; damaged: boolean; message: string; code: string | undefined }
