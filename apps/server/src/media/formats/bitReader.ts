/** Reads bits, highest first, and the variable-length numbers of H.264 (9.1). Past the end it reads zeros. */
export function bitReader(data: Buffer) {
  let at = 0
  const bit = (): number => {
    const value = ((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
    at++
    return value
  }
  const bits = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + bit()
    return value
  }
  /** Exp-Golomb: the number of leading zeros is the number of bits after the first one. */
  const unsigned = (): number => {
    let zeros = 0
    while (zeros < 32 && bit() === 0) zeros++
    return 2 ** zeros - 1 + bits(zeros)
  }
  const signed = (): number => {
    const value = unsigned()
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2
  }
  return { bit, bits, unsigned, signed }
}

export type BitReader = ReturnType<typeof bitReader>
