import { wrap } from '../decorators/format.js'

/** Sentences about sharing, which name no removed method or scope. */
const SHARING =
  /\b(share tokens?|shared albums?|shareInfo|contributor\w*|sharing|collaborative|shareable|(has|have|not) joined)\b/i

const PROSE = ['description', 'summary', 'x-way-out']

/**
 * Removes the sentences of all prose that are about what an edition does not have.
 * @param names methods and scopes that are gone
 */
export function removeSentences(document, names) {
  const quoted = new RegExp(names.map((name) => `\`${name.replaceAll('.', '\\.')}\``).join('|'))
  const isGone = (sentence) => quoted.test(sentence) || SHARING.test(sentence)
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (PROSE.includes(key) && typeof value === 'string') node[key] = withoutSentences(value, isGone)
      else if (key !== 'value') visit(value)
    }
  }
  visit(document)
}

function withoutSentences(text, isGone) {
  // Each block with the blank line or the line break before it.
  const blocks = text.split(/(?=\n\n)|(?=\n\s*(?:[-*|]|\d+\.) )/)
  if (!blocks.some(isGone)) return text
  const left = blocks.map((block) => {
    if (!isGone(block)) return block
    const sentences = block
      .split(/(?<=[.!?])\s+(?=["`*{(]*[A-Z0-9`])/)
      .filter((sentence) => !isGone(sentence))
    const [indent = ''] = block.match(/^\s*/)
    return sentences.length === 0 ? '' : indent + sentences.join(' ').trimStart()
  })
  const rest = left.join('').trim()
  if (rest === '')
    throw new Error(`Every sentence of this is about sharing; say the rest in one of its own: ${text}`)
  return wrap(text.endsWith('\n') ? `${rest}\n` : rest)
}
