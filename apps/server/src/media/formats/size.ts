/** Pixels, as seen unless noted otherwise. */
export interface Size {
  width: number
  height: number
}

/** Swaps the sides of a stored picture if its EXIF orientation rotates it by a quarter turn (5 to 8). */
export const orient = (size: Size, orientation: number): Size =>
  orientation >= 5 && orientation <= 8 ? { width: size.height, height: size.width } : size
