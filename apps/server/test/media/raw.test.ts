import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { render } from '../../src/media/render/render.ts'
import { box, u32 } from '../../src/testing/movie.ts'
import { examineBytes, file, removeFilesAfterwards, served } from './files.ts'
import { makerRaw, rawFile } from './raws.ts'

removeFilesAfterwards()

async function drawn(bytes: Buffer, mime = 'image/x-adobe-dng') {
  const from = { path: await file(bytes), mime }
  const image = await render({
    from,
    box: { width: 512, crop: false },
    format: 'image/jpeg',
    playButton: false,
  })
  return sharp(image.bytes).metadata()
}

describe('a raw file', () => {
  const picture = { width: 300, height: 200 }

  test("has the size of the sensor's visible area", async () => {
    const facts = await examineBytes(rawFile({ preview: await makePhoto(picture) }))
    expect(facts).toMatchObject({ kind: 'photo', mime: 'image/x-adobe-dng', width: 4000, height: 3000 })
  })

  test.each(['strip', 'thumbnail'] as const)(
    'is rendered from its largest JPEG, stored as a %s',
    async (as) => {
      const [preview, thumbnail] = [await makePhoto(picture), await makePhoto({ width: 60, height: 40 })]
      expect(await drawn(rawFile({ preview, thumbnail, as }))).toMatchObject(picture)
      expect(await drawn(rawFile({ preview: thumbnail, thumbnail: preview, as }))).toMatchObject(picture)
    },
  )

  test('has the orientation of its preview, unless the preview has its own', async () => {
    const [plain, own] = [await makePhoto(picture), await makePhoto({ ...picture, orientation: 8 })]
    expect(await drawn(rawFile({ preview: plain, orientation: 6 }))).toMatchObject({
      width: 200,
      height: 300,
    })
    expect(await drawn(rawFile({ preview: own, orientation: 6 }))).toMatchObject({ width: 200, height: 300 })
    expect(await drawn(rawFile({ preview: own, orientation: 1 }))).toMatchObject({ width: 200, height: 300 })
    expect(await drawn(rawFile({ preview: plain }))).toMatchObject(picture)
  })

  test('without a preview in its directories is rendered from one anywhere in the file', async () => {
    const hidden = Buffer.concat([
      rawFile({}),
      await makePhoto({ width: 30, height: 20 }),
      await makePhoto(picture),
    ])
    expect(await drawn(hidden)).toMatchObject(picture)
  })

  test.each(['first', 'below'] as const)(
    "in a maker's own format is rendered from its largest JPEG, with the sensor's data in the %s directory",
    async (sensor) => {
      const preview = await makePhoto(picture)
      const raw = makerRaw({ make: 'PENTAX', model: 'K200D', preview, sensor })
      expect(await drawn(raw, 'image/x-pentax-pef')).toMatchObject(picture)
    },
  )

  test.each(['image/x-canon-crw', 'image/x-sigma-x3f', 'image/x-minolta-mrw'])(
    'as %s is rendered from a JPEG anywhere in it',
    async (mime) => {
      const start =
        { 'image/x-canon-crw': 'II\x1a\0\0\0HEAPCCDR', 'image/x-sigma-x3f': 'FOVb' }[mime] ??
        '\0MRM\0\0\0\x08'
      const raw = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(64), await makePhoto(picture)])
      expect(await examineBytes(raw)).toMatchObject({ kind: 'photo', mime, width: undefined })
      expect(await drawn(raw, mime)).toMatchObject(picture)
    },
  )

  test("by Minolta has the size and camera from before the sensor's data", async () => {
    const prd = Buffer.alloc(24)
    prd.writeUInt16BE(400, 12)
    prd.writeUInt16BE(600, 14)
    const exif = await makePhoto({ make: 'Minolta', gps: { lat: 48, lng: 2 } })
    const at = exif.indexOf('Exif\0\0')
    const ttw = exif.subarray(at + 6, at - 2 + exif.readUInt16BE(at - 2))
    const block = (name: string, data: Buffer) =>
      Buffer.concat([Buffer.from(`\0${name}`), u32(data.length), data])
    const blocks = Buffer.concat([block('PRD', prd), block('TTW', ttw)])
    const { facts, original } = await served(
      Buffer.concat([Buffer.from('\0MRM'), u32(blocks.length), blocks]),
    )
    expect(facts).toMatchObject({
      mime: 'image/x-minolta-mrw',
      width: 600,
      height: 400,
      cameraMake: 'Minolta',
    })
    expect(original.includes(Buffer.from('3000000001', 'hex'))).toBe(false)
    expect(facts.locationPatches).not.toEqual([])
  })

  test('without a preview cannot be rendered', async () => {
    await expect(drawn(rawFile({}))).rejects.toThrow('no preview')
  })
})

describe("Canon's CR3", () => {
  /** The first directory of a TIFF block: make, size and orientation. */
  const block = (...entries: [tag: number, type: number, value: number][]) => {
    const out = Buffer.alloc(8 + 2 + entries.length * 12 + 4)
    out.write('49492a0008000000', 'hex')
    out.writeUInt16LE(entries.length, 8)
    for (const [i, [tag, type, value]] of entries.entries()) {
      out.writeUInt16LE(tag, 10 + i * 12)
      out.writeUInt16LE(type, 12 + i * 12)
      out.writeUInt32LE(1, 14 + i * 12)
      out.writeUInt32LE(value, 18 + i * 12)
    }
    return out
  }
  const cr3 = (preview: Buffer) => {
    const canon = box(
      'uuid',
      Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'),
      box('CMT1', block([0x0100, 4, 6000], [0x0101, 4, 4000], [0x0112, 3, 6])),
      box('CMT2', block([0x8827, 3, 400])),
    )
    return Buffer.concat([
      box('ftyp', 'crx ', Buffer.alloc(4), 'crx isom'),
      box('moov', canon),
      box('mdat', preview),
    ])
  }

  test('has size and exposure, and is rendered upright from its preview', async () => {
    const bytes = cr3(await makePhoto({ width: 300, height: 200 }))
    const facts = await examineBytes(bytes)
    expect(facts).toMatchObject({ mime: 'image/x-canon-cr3', width: 4000, height: 6000, isoEquivalent: 400 })
    expect(await drawn(bytes, 'image/x-canon-cr3')).toMatchObject({ width: 200, height: 300 })
  })
})

describe("Fujifilm's RAF", () => {
  const raf = (preview: Buffer) => {
    const head = Buffer.alloc(148)
    head.write('FUJIFILMCCD-RAW 0201', 'latin1')
    const header = Buffer.from('000000020100000400640096011100040fa01770', 'hex')
    head.writeUInt32BE(head.length + header.length, 84)
    head.writeUInt32BE(preview.length, 88)
    head.writeUInt32BE(head.length, 92)
    head.writeUInt32BE(header.length, 96)
    return Buffer.concat([head, header, preview])
  }

  test('has size and camera, and is rendered from its preview', async () => {
    const bytes = raf(await makePhoto({ width: 300, height: 200, orientation: 6, make: 'FUJIFILM' }))
    const facts = await examineBytes(bytes)
    expect(facts).toMatchObject({
      mime: 'image/x-fujifilm-raf',
      width: 4000,
      height: 6000,
      cameraMake: 'FUJIFILM',
    })
    expect(await drawn(bytes, 'image/x-fujifilm-raf')).toMatchObject({ width: 200, height: 300 })
  })
})
