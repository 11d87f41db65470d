import sharp from 'sharp'

const EDGE = 512

/** The stock picture that stands for the cover of an empty album (api-facts 2.3): plain grey, in the asked size. */
export async function placeholder(box: {
  width?: number
  height?: number
}): Promise<{ bytes: Buffer; mime: string }> {
  const width = Math.min(box.width ?? box.height ?? EDGE, EDGE)
  const height = Math.min(box.height ?? box.width ?? EDGE, EDGE)
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#d8dadc' } })
    .png()
    .toBuffer()
  return { bytes, mime: 'image/png' }
}
