/** Whether a text, each character a byte, is at a place of the head of a file. */
export const startsAt = (head: Buffer, offset: number, text: string): boolean =>
  head.toString('latin1', offset, offset + text.length) === text
