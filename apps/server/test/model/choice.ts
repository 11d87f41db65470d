import fc from 'fast-check'
import { NONSENSE, NOTHING } from './world.ts'

/** Which of the things that there are is meant: counted from the newest, or one of three that are wrong. */
export type Choice = { pick: number } | 'nothing' | 'nonsense' | 'misfit'

export const choice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ pick: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.constantFrom('nothing', 'nonsense', 'misfit') },
)

/** The name that is meant; of nothing where there is none to choose from. `misfit` is one of another kind. */
export function choose(choice: Choice, names: readonly string[], misfit: string | undefined): string {
  if (choice === 'nonsense') return NONSENSE
  if (choice === 'misfit') return misfit ?? NOTHING
  if (choice === 'nothing' || names.length === 0) return NOTHING
  return names[names.length - 1 - (choice.pick % names.length)] ?? NOTHING
}

/** One name for each choice. Two choices of the same thing are moved apart, or one is left out, unless `twice`. */
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
