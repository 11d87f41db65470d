import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  MkvOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'

/** A box of the ISO base media format. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

export const zeros = (length: number): Buffer => Buffer.alloc(length)

export function u32(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) out.writeUInt32BE(value, i * 4)
  return out
}

/** Apple's `meta`: a list of key names and their values. */
export function appleMeta(values: Record<string, string>): Buffer {
  const names = Object.keys(values)
  const keys = names.map((name) => Buffer.concat([u32(name.length + 8), Buffer.from(`mdta${name}`)]))
  const items = Object.values(values).map((value, i) => {
    const data = box('data', u32(1, 0), value)
    return Buffer.concat([u32(data.length + 8, i + 1), data])
  })
  return box(
    'meta',
    box('hdlr', zeros(8), 'mdta', zeros(12)),
    box('keys', u32(0, names.length), ...keys),
    box('ilst', ...items),
  )
}

const FORMATS = { mp4: Mp4OutputFormat, webm: WebMOutputFormat, mkv: MkvOutputFormat }

interface Shape {
  width: number
  height: number
  /** Frames a second. */
  rate: number
  frames: number
}

/** A real video file of 2 s at 30 frames a second, 64×48; its frames hold nothing that could be decoded. */
export async function makeVideo(
  container: keyof typeof FORMATS,
  rotation: 0 | 90 = 0,
  { width, height, rate, frames }: Shape = { width: 64, height: 48, rate: 30, frames: 60 },
): Promise<Buffer> {
  const target = new BufferTarget()
  const format = new FORMATS[container]()
  const output = new Output({ format, target })
  const source = new EncodedVideoPacketSource('vp8')
  output.addVideoTrack(source, container === 'mp4' ? { rotation } : {})
  await output.start()
  const decoderConfig = { codec: 'vp8', codedWidth: width, codedHeight: height }
  for (let i = 0; i < frames; i++) {
    const type = i === 0 ? 'key' : 'delta'
    const packet = new EncodedPacket(new Uint8Array(40).fill(i), type, i / rate, 1 / rate)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

/** Puts boxes at the end of a file's `moov`; only for files whose `moov` comes last. */
export function withinMoov(movie: Buffer, ...boxes: Buffer[]): Buffer {
  const at = movie.lastIndexOf('moov') - 4
  const added = Buffer.concat(boxes)
  const out = Buffer.concat([movie, added])
  out.writeUInt32BE(out.length - at, at)
  return out
}
