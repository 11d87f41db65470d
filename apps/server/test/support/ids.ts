/** An id with this number, of the kind that its place expects. */
export const id = <Id = never>(number: number): Id => number as never
