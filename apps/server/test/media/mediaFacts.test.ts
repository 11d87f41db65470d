import { describe, expect, test } from 'vitest'
import { NO_VIDEO_FACTS } from '../../src/media/facts/fileFacts.ts'
import { deserializeFacts, type MediaFacts, serializeFacts } from '../../src/media/mediaFacts.ts'

const PHOTO: MediaFacts = {
  ...NO_VIDEO_FACTS,
  kind: 'photo',
  mime: 'image/jpeg',
  width: 640,
  height: 480,
  cameraMake: 'Example',
  locationPatches: [{ offset: 30, length: 8, fill: 0 }],
}

/** Facts in the format of the first version. */
const STORED = {
  kind: 'photo',
  mime: 'image/jpeg',
  redactions: [{ offset: 30, length: 8, fill: 0 }],
  width: 640,
  height: 480,
  fps: null,
  durationMs: null,
  takenAt: null,
  cameraMake: 'Example',
  cameraModel: null,
  lensModel: null,
  focalLength: null,
  apertureFNumber: null,
  isoEquivalent: null,
  exposureTime: null,
}

describe('stored facts', () => {
  test('keep their format: absent facts are null, and patches are called redactions', () => {
    expect(JSON.parse(serializeFacts(PHOTO))).toEqual(STORED)
    expect(JSON.parse(serializeFacts({ ...PHOTO, incomplete: true }))).toEqual({
      ...STORED,
      incomplete: true,
    })
    expect(serializeFacts(undefined)).toBe('null')
  })

  test('of every version have undefined for absent facts', () => {
    const { lensModel, ...withoutLens } = STORED
    expect(deserializeFacts(JSON.stringify(STORED))).toEqual(PHOTO)
    expect(deserializeFacts(JSON.stringify(withoutLens))).toEqual(PHOTO)
    expect(deserializeFacts(JSON.stringify({ ...STORED, incomplete: true }))?.incomplete).toBe(true)
    expect(deserializeFacts('null')).toBeUndefined()
  })
})
