/** A make or model is some 20 characters; a damaged tag may claim the rest of the file. */
const MAX_TEXT = 255

/** Returns the first string of a text tag: some cameras pad with NULs, others put several strings into one tag. */
export function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return undefined
  const text = first.split('\0')[0]?.trim() ?? ''
  return text === '' ? undefined : text.slice(0, MAX_TEXT)
}

/** Returns a measured quantity if it is finite and above zero. */
export const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined
