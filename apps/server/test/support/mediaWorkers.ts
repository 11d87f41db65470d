import type { ExaminedFile } from '../../src/media/examine.ts'
import { createExaminer } from '../../src/media/examiner.ts'
import { createFfmpeg } from '../../src/media/ffmpeg.ts'
import type { MediaFacts } from '../../src/media/mediaFacts.ts'
import { createMediaWorkers } from '../../src/media/mediaWorkers.ts'
import type { Image, RenderOptions } from '../../src/media/render/image.ts'

/**
 * The servers of all tests in this process share these workers, because a worker takes longer to start than most tests
 * take. Only processor time and memory are limited: elapsed time depends on the load of the machine.
 */
export const mediaWorkers = createMediaWorkers({ timeMs: 10 * 60_000 })

/** Examines a file like a server without ffmpeg. @throws WorkerFailedError */
export const examineInWorker = (file: ExaminedFile): Promise<MediaFacts | undefined> =>
  createExaminer(mediaWorkers.examining, createFfmpeg('no-ffmpeg'), Date.now).examine(file, { key: 'test' })

/** Renders an image like a server. @throws DamagedFileError, WorkerFailedError */
export const renderInWorker = (options: RenderOptions): Promise<Image> =>
  mediaWorkers.rendering.withSlot({ key: 'test' }, (run) => run('render', options))
