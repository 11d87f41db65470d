/** A piece of text that people read. */
export interface Passage {
  readonly line: number
  readonly text: string
}

/** A name at the place where it is declared. */
export interface Name {
  readonly line: number
  readonly text: string
  /** Whether it names a function, a method or a type. */
  readonly isMajor: boolean
}

export interface Texts {
  readonly passages: readonly Passage[]
  readonly names: readonly Name[]
}
