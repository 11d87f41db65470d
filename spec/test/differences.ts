/** A statement about the API on which the facts and the document do not agree. */
export interface Difference {
  /** Where in the tree of statements, such as `schemas/Album/fields/title/maxLength`. */
  where: string
  facts: unknown
  document: unknown
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every place where two trees differ. A branch that only one of them has is a single difference. */
export function differences(facts: unknown, document: unknown, where = ''): Difference[] {
  if (isTree(facts) && isTree(document)) {
    return [...new Set([...Object.keys(facts), ...Object.keys(document)])].flatMap((key) =>
      differences(facts[key], document[key], where === '' ? key : `${where}/${key}`),
    )
  }
  return JSON.stringify(facts) === JSON.stringify(document) ? [] : [{ where, facts, document }]
}

const say = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value))

export const inWords = ({ where, facts, document }: Difference): string =>
  `${where}: the facts say ${say(facts)}, the document says ${say(document)}`
