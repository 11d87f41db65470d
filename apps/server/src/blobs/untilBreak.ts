/** A stream that simply ends where its source fails; why is put into `breaks`. */
export async function* untilBreak(source: AsyncIterable<Uint8Array>, breaks: unknown[]) {
  try {
    yield* source
  } catch (error) {
    breaks.push(error)
  }
}
