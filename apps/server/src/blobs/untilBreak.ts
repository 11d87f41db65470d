/** Yields the chunks of a source until its end or its first error, which is added to `breaks`. */
export async function* untilBreak(source: AsyncIterable<Uint8Array>, breaks: unknown[]) {
  try {
    yield* source
  } catch (error) {
    breaks.push(error)
  }
}
