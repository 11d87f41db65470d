import sharp, { type Metadata } from 'sharp'

// libvips keeps opened files by name; ours are each opened about once, and a name in a temporary folder may come again.
sharp.cache(false)
// Of what is drawn here no kind is SVG, so a file that passes for an image and is one after all is not opened.
sharp.block({ operation: ['VipsForeignLoadSvgFile'] })

/** From the head alone. `failOn: 'none'` because `'error'` rejects real photos. */
export const readHeader = (input: string | Buffer): Promise<Metadata> =>
  sharp(input, { failOn: 'none', limitInputPixels: false }).metadata()
