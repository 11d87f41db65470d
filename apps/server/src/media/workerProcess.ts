import { examine } from './examine.ts'
import type { ExamineTasks } from './examiner.ts'
import { findMotionClip } from './formats/motionClip.ts'
import { decodeFile } from './formats/systemError.ts'
import type { RenderTasks } from './render/image.ts'
import { render } from './render/render.ts'
import { serveTasks } from './workers/serveTasks.ts'

// The program of the worker processes that mediaWorkers.ts starts: here untrusted files are parsed and decoded.

serveTasks<ExamineTasks & RenderTasks>({
  examine,
  findMotionClip: ({ path, mime }) => findMotionClip(path, mime),
  render: (options) =>
    'path' in options.from ? decodeFile(options.from.path, () => render(options)) : render(options),
})
