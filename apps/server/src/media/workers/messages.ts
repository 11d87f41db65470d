/** The tasks of a worker process by name, each with its input and output. */
export type TaskTypes<Tasks> = { [Name in keyof Tasks]: { input: unknown; output: unknown } }

/** Sent to a worker, which does one task at a time. */
export interface TaskMessage {
  task: string
  input: unknown
}

/** Sent by a worker: any number of partial outputs, then one result or one failure. */
export type WorkerMessage =
  | { type: 'partial'; output: unknown }
  | { type: 'result'; output: unknown }
  /** `damaged`: the verdict of a parser or decoder. Otherwise the file could not be read, and a retry may succeed. */
  | { type: 'failure'; damaged: boolean; message: string; code: string | undefined }
