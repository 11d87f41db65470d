import fc from 'fast-check'
import { NONSENSE, NOTHING } from './world.ts'

/** Chooses an existing resource, counted from the newest, or one of three kinds of invalid names. */
export type Choice = { pick: number } | 'nothing' | 'nonsense' | 'misfit'

export const choice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ pick: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.constantFrom('nothing', 'nonsense', 'misfit') },
)

/** The chosen name, or one that does not exist if there are no resources. `misfit` is the name of another kind. */
export function choose(choice: Choice, names: readonly string[], misfit: string | undefined): string {
  if (choice === 'nonsense') return NONSENSE
  if (choice === 'misfit') return misfit ?? NOTHING
  if (choice === 'nothing' || names.length === 0) return NOTHING
  return names[names.length - 1 - (choice.pick % names.length)] ?? NOTHING
}

/** One name for each choice. Two choices never return the same name, unless `twice`: one moves or is left out. */
export function chooseSome(
  choices: readonly Choice[],
  names: readonly string[],
  misfit: string | undefined,
  twice: boolean,
): string[] {
  if (twice) return choices.map((each) => choose(each, names, misfit))
  const left = [...names]
  const chosen = choices.map((each) => {
    const name = choose(each, left, misfit)
    if (left.includes(name)) left.splice(left.indexOf(name), 1)
    return name
  })
  return [...new Set(chosen)]
}
