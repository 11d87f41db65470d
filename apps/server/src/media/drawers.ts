import { type ChildProcess, fork } from 'node:child_process'
import { extname } from 'node:path'
import type { Drawing, Image } from './draw.ts'
import { gate } from './gate.ts'

/** The picture cannot be drawn: there is none in the file, no decoder for it here, damage, or too many pixels. */
export class UnrenderableError extends Error {
  override name = 'UnrenderableError'
}

/**
 * Decoders take up to hundreds of megabytes (a 776 kB PNG can ask for 512, server.md), whichever app of this machine
 * asks: two at a time.
 */
const PROCESSES = 2
/** A photo takes well under a second, a large HEIC on a slow and busy machine half a minute. */
const TIME_LIMIT_MS = 60_000
/** A process without work keeps 100 MB. */
const IDLE_MS = 60_000

const drawing = gate(PROCESSES)
const idle: Drawer[] = []

/** How many drawings run in this process's drawers, and how many wait. */
export const drawingLoad = drawing.load

/**
 * Draws in a process of its own: one that crashes, hangs or takes too much memory over a file ends alone, and only that
 * file is not drawn. @throws UnrenderableError
 */
export function drawApart(wanted: Drawing): Promise<Image> {
  return drawing(async () => {
    let drawer = idle.pop()
    while (drawer?.ended()) drawer = idle.pop()
    drawer ??= startDrawer()
    const image = await drawer.draw(wanted)
    if (!drawer.ended()) idle.push(drawer)
    if (image === null) throw new UnrenderableError('The file cannot be drawn.')
    return image
  })
}

interface Drawer {
  /** Null when it cannot be drawn. One at a time. */
  draw(wanted: Drawing): Promise<Image | null>
  ended(): boolean
}

function startDrawer(): Drawer {
  // Beside this file, and in the built server beside the bundle, with the same ending.
  const module = new URL(`./drawing-process${extname(import.meta.url)}`, import.meta.url)
  const child = fork(module, { serialization: 'advanced', execArgv: [], stdio: 'ignore' })
  let ended = false
  let rest: NodeJS.Timeout | undefined
  const drawer: Drawer = {
    async draw(wanted) {
      clearTimeout(rest)
      child.ref()
      child.channel?.ref()
      const image = await answerOf(child, wanted)
      rest = setTimeout(() => child.kill('SIGKILL'), IDLE_MS).unref()
      // What waits for work keeps nobody from ending.
      child.unref()
      child.channel?.unref()
      return image
    },
    ended: () => ended || child.killed,
  }
  // Nobody listens between drawings, and an error that nobody hears of would end the server.
  child.on('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
    const at = idle.indexOf(drawer)
    if (at !== -1) idle.splice(at, 1)
  })
  return drawer
}

function answerOf(child: ChildProcess, wanted: Drawing): Promise<Image | null> {
  return new Promise<Image | null>((resolve) => {
    const settle = (image: Image | null) => {
      clearTimeout(timer)
      child.off('message', settle).off('exit', fail).off('error', fail)
      resolve(image)
    }
    const fail = () => settle(null)
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail()
    }, TIME_LIMIT_MS)
    child.on('message', settle).on('exit', fail).on('error', fail)
    child.send(wanted, (error) => error && fail())
  })
}
