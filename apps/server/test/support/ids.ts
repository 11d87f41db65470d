/** An id that a test knows by its number, of whatever kind is expected where it is used. */
export const id = <Id = never>(number: number): Id => number as never
