/** Whether a text, one byte a character, is at an offset of a file's first bytes. */
export const startsAt = (head: Buffer, offset: number, text: string): boolean =>
  head.toString('latin1', offset, offset + text.length) === text
