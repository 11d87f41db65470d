import { boxes } from './boxes.ts'
import { type Bytes, slice } from './bytes.ts'

/** The `uuid` of an XMP packet (XMP part 3, 1.2.7), in hexadecimal. */
export const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac'

/** XMP packets in boxes of their own, at the top level of an ISO file. */
export function findXmpBoxes(bytes: Bytes): Bytes[] {
  const out: Bytes[] = []
  for (const { type, body } of boxes(bytes)) {
    if (type === 'uuid' && body.read(0, 16).toString('hex') === XMP_UUID) out.push(slice(body, 16, body.size))
  }
  return out
}
