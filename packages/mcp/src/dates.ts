/** A date of the API: zero or absent means "any". */
export interface ApiDate {
  year?: number
  month?: number
  day?: number
}

/** `2024-08-17`, `2024-08`, `2024`, or `--12-24` for a day in every year, as in ISO 8601. */
export const DATE_PATTERN = '^(\\d{4}(-\\d{2}(-\\d{2})?)?|--\\d{2}-\\d{2})$'

/** @throws Error if the text is not a date; whether the day exists is up to the API */
export function parseDate(text: string): ApiDate {
  if (!new RegExp(DATE_PATTERN).test(text)) {
    throw new Error(`${text} is not a date. Write 2024-08-17, 2024-08, 2024, or --12-24 for every year.`)
  }
  const [year, month, day] = (text.startsWith('--') ? `0-${text.slice(2)}` : text).split('-').map(Number)
  return { year, month, day }
}
