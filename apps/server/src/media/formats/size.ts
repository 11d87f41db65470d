/** The size of a stored picture as it is seen. Orientations of EXIF from 5 on lie on their side. */
export const orient = (size: Size, orientation: number): Size =>
  orientation >= 5 && orientation <= 8 ? { width: size.height, height: size.width } : size
/** Pixels, as seen. */
export type Size = { width: number; height: number }
