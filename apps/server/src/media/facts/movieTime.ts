import { boxes, findBox } from '../formats/boxes.ts'
import { type Bytes, slice } from '../formats/bytes.ts'
import { readMetaList } from '../formats/metaList.ts'
import { findXmpBoxes, XMP_UUID } from '../formats/xmpBoxes.ts'
import { parseMovieClock, parseTime } from './captureTime.ts'
import { readXmpTime } from './xmpTime.ts'

/** Dates are shorter. */
const MAX_TEXT = 256
const CREATION_DATE = 'com.apple.quicktime.creationdate'

/** Names of user data that contain a date: QuickTime's and Casio's. */
const DATES = new Set(['\xa9day', 'date'])

/** Times that a movie contains, by their kind. */
interface Times {
  /** Texts with their zone. */
  keys: (number | undefined)[]
  userData: (number | undefined)[]
  /** Clocks of the movie, then of its tracks. */
  clocks: (number | undefined)[]
  xmp: Bytes[]
}

/** The time when an MP4, MOV or 3GP was recorded: from Apple's key, user data, its clocks, or XMP, in this order. */
export function readMovieTime(bytes: Bytes, now: number): number | undefined {
  const moov = findBox(bytes, 'moov')
  const times: Times = { keys: [], userData: [], clocks: [], xmp: findXmpBoxes(bytes) }
  if (moov) {
    readClock(findBox(moov, 'mvhd'), times, now)
    for (const { type, body } of boxes(moov)) {
      if (type === 'trak') readTrack(body, times, now)
      else if (type === 'udta') readUserData(body, times)
      else if (type === 'meta') readMeta(body, times)
      else if (type === 'uuid' && body.read(0, 16).toString('hex') === XMP_UUID)
        times.xmp.push(slice(body, 16, body.size))
    }
  }
  const time = [...times.keys, ...times.userData, ...times.clocks].find((time) => time !== undefined)
  return time ?? readXmpTime(times.xmp)
}

function readTrack(track: Bytes, times: Times, now: number): void {
  const media = findBox(track, 'mdia')
  readClock(media && findBox(media, 'mdhd'), times, now)
  readClock(findBox(track, 'tkhd'), times, now)
  const userData = findBox(track, 'udta')
  if (userData) readUserData(userData, times)
}

/** Version and flags, then the creation time, in 32 or 64 bits depending on the version. */
function readClock(header: Bytes | undefined, { clocks }: Times, now: number): void {
  const head = header?.read(0, 12)
  if (head === undefined || head.length < 12) return
  clocks.push(parseMovieClock(head[0] === 1 ? Number(head.readBigUInt64BE(4)) : head.readUInt32BE(4), now))
}

function readUserData(userData: Bytes, times: Times): void {
  for (const { type, body } of boxes(userData)) {
    if (DATES.has(type)) times.userData.push(parseTime(userText(body)))
    else if (type === 'meta') readMeta(body, times)
    else if (type === 'XMP_') times.xmp.push(body)
  }
}

/** Length and language, two bytes each, then the text; some writers leave them out. */
function userText(body: Bytes): string {
  const data = body.read(0, MAX_TEXT)
  const isSized = data.length >= 4 && data.readUInt16BE(0) > 0 && data.readUInt16BE(0) <= body.size - 4
  return data.toString('latin1', isSized ? 4 : 0)
}

function readMeta(meta: Bytes, times: Times): void {
  for (const { name, body } of readMetaList(meta)?.items() ?? []) {
    if (name !== CREATION_DATE && !DATES.has(name)) continue
    const data = findBox(body, 'data')
    // Type and locale, 4 bytes each, then the value.
    const time = data && parseTime(data.read(8, MAX_TEXT).toString('latin1'))
    if (name === CREATION_DATE) times.keys.push(time)
    else times.userData.push(time)
  }
}
