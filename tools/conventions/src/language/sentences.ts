/** Sentences whose subject is a pronoun instead of a noun: "What was written is kept." */
export function checkSentences(text: string): string[] {
  const problems: string[] = []
  for (const [index, sentence] of splitSentences(text).entries()) {
    if (sentence.endsWith('?')) continue
    const start =
      /^(?:@\w+ (?:\{[^}]*\} )?(?:\w+ )?(?:- )?)?(what|who|whatever|whoever|whose|that which|one (?:that|which|who))\b/i.exec(
        sentence,
      )
    const word = start?.[1]
    // In the middle of a passage only a capital begins a sentence.
    if (word && (index === 0 || sentence.startsWith('@') || /^[A-Z]/.test(word))) {
      problems.push(`begins with "${word}": "${excerpt(sentence)}"; name the subject`)
    }
    const inner = /[;,] (?:and )?(whoever|that which)\b/i.exec(sentence)?.[1]
    if (inner) problems.push(`"${inner}" as a subject: "${excerpt(sentence)}"; name the subject`)
  }
  return problems
}

function splitSentences(text: string): string[] {
  return text
    .replaceAll(/\n(?=@\w)/g, '\u0000')
    .replaceAll(/\n\s*\n/g, '\u0000')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([.!?:;])\s+(?=["(A-Z]|what\b|who\b)/g, '$1\u0000')
    .split('\u0000')
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function excerpt(sentence: string): string {
  return sentence.length > 60 ? `${sentence.slice(0, 60)}…` : sentence
}
