/** A parser or decoder found that the file is damaged, or not of its kind. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError'
}

/** Why a task ended without a verdict on its file. */
export type WorkerFailure = 'memory' | 'cpu' | 'time' | 'system'

/** A task ended without a verdict on its file: a retry may succeed. `partial` is its last partial output. */
export class WorkerFailedError extends Error {
  override readonly name = 'WorkerFailedError'
  readonly reason: WorkerFailure
  readonly partial: unknown
  /** Name of the system error, such as `ENOENT`. */
  readonly code: string | undefined

  constructor(reason: WorkerFailure, message: string, partial?: unknown, code?: string) {
    super(message)
    this.reason = reason
    this.partial = partial
    this.code = code
  }
}
