import type { ExaminedFile } from '../../src/media/examine.ts'
import { createExaminer } from '../../src/media/examiner.ts'
import { createFfmpeg } from '../../src/media/ffmpeg.ts'
import type { MediaFacts } from '../../src/media/mediaFacts.ts'
import { createMediaWorkers } from '../../src/media/mediaWorkers.ts'
import type { Image, RenderOptions } from '../../src/media/render/image.ts'

/**
 * Shared by the servers of all tests in this process: a worker process takes longer to start than most tests take. Its
 * limits are those of processor time and memory, which do not depend on what else the machine does.
 */
export const mediaWorkers = createMediaWorkers({ timeMs: 10 * 60_000 })

/** Examines as a server without ffmpeg does. @throws WorkerFailedError */
export const examineInWorker = (file: ExaminedFile): Promise<MediaFacts | undefined> =>
  createExaminer(mediaWorkers.examining, createFfmpeg('no-ffmpeg'), Date.now).examine(file, { key: 'test' })

/** Renders as a server does. @throws DamagedFileError, WorkerFailedError */
export const renderInWorker = (options: RenderOptions): Promise<Image> =>
  mediaWorkers.rendering.withSlot({ key: 'test' }, (run) => run('render', options))
