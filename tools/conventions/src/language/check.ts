import type { Finding } from '../finding.ts'
import type { Glossary, Replacement } from './glossary.ts'
import type { Texts } from './passage.ts'
import { checkSentences } from './sentences.ts'
import { isBritish } from './spelling.ts'

export type LanguageCheck = (file: string, texts: Texts) => Finding[]

/** Checks texts against the glossary, the rules for sentences, and American spelling. */
export function createLanguageCheck(glossary: Glossary): LanguageCheck {
  const wholeNames = new Map(glossary.wholeNames.map((each) => [each.forbidden.toLowerCase(), each]))
  const nameParts = glossary.nameParts.map((each) => ({ ...each, key: partsKey(each.forbidden) }))
  const phrases = glossary.phrases.map((each) => ({ ...each, pattern: phrasePattern(each.forbidden) }))

  function nameProblem(name: string, isMajor: boolean): string | undefined {
    const whole = isMajor ? wholeNames.get(name.toLowerCase()) : undefined
    if (whole) return instead(name, whole)
    const key = partsKey(name)
    const part = nameParts.find((each) => key.includes(each.key))
    if (part) return instead(name, part)
    const british = splitName(name).find(isBritish)
    return british && `"${name}": "${british}" is British spelling; write the American one`
  }

  return (file, { passages, names }) => {
    const findings: Finding[] = []
    for (const { line, text, isMajor } of names) {
      const problem = nameProblem(text, isMajor)
      if (problem) findings.push({ file, line, rule: 'name', message: problem })
    }
    for (const passage of passages) {
      const text = withoutCode(passage.text)
      for (const phrase of phrases) {
        const match = phrase.pattern.exec(text)
        if (match)
          findings.push({ file, line: passage.line, rule: 'phrase', message: instead(match[0], phrase) })
      }
      for (const message of checkSentences(text)) {
        findings.push({ file, line: passage.line, rule: 'sentence', message })
      }
      const british = text.match(/[A-Za-z]+/g)?.find(isBritish)
      if (british) {
        const message = `"${british}" is British spelling; write the American one`
        findings.push({ file, line: passage.line, rule: 'spelling', message })
      }
    }
    return findings
  }
}

export function checkFileName(file: string, glossary: Glossary): Finding[] {
  const name = file.split('/').at(-1) ?? ''
  const match = glossary.fileNames.find((each) => each.forbidden === name)
  return match ? [{ file, line: 1, rule: 'name', message: instead(name, match) }] : []
}

function instead(text: string, replacement: Replacement): string {
  return `"${text.replaceAll(/\s+/g, ' ')}": write ${replacement.better}`
}

/** `takeIn` is "take", "in". */
function splitName(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())
}

/** The same for singular and plural. */
function partsKey(name: string): string {
  return splitName(name)
    .map((part) => `-${part.replace(/s$/, '')}-`)
    .join('')
}

/** An ellipsis stands for any ending of the last word. */
function phrasePattern(phrase: string): RegExp {
  const words = phrase.replace('…', '').split(' ')
  return new RegExp(`(?<![\\w-])${words.join('\\s+')}${phrase.endsWith('…') ? '\\w*' : '(?![\\w-])'}`, 'i')
}

/** Code is checked where it is declared; addresses are not prose. */
function withoutCode(text: string): string {
  return text
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`\n]*`/g, 'X')
    .replaceAll(/\{@link [^}]*\}/g, 'X')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/https?:\/\/\S+/g, 'X')
}
