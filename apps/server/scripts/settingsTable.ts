import { serveOptions } from '../src/config.ts'
import { markdownTable } from './markdown.ts'

type Setting = (typeof serveOptions)[number]

/** A table of the settings of `serve`, from the definitions that its help is made from. */
export function settingsTable(): string {
  return markdownTable(
    ['Flag', 'Variable', 'Default', ''],
    serveOptions.map((option) => [
      `\`${option.long}\``,
      option.envVar === undefined ? 'none' : `\`${option.envVar}\``,
      defaultOf(option),
      descriptionOf(option),
    ]),
  )
}

function defaultOf({ defaultValue, defaultValueDescription, required }: Setting): string {
  if (defaultValue === undefined) return required ? 'none' : 'no'
  return `\`${defaultValueDescription ?? defaultValue}\``
}

/** Literal text: addresses, paths, header names and `name=N`. */
const CODE = /\b(?:postgres|s3):\/\/[^\s;]+|GET \/\w+|(?<=\s)\/\w+|X-[\w-]+|[\w-]+=N|0\.0\.0\.0/g

function descriptionOf({ description, flags, argChoices }: Setting): string {
  const unit = flags.includes('<megabytes>') ? ', in megabytes' : ''
  const choices = argChoices?.map((choice) => `\`${choice}\``).join(', ')
  const text = description.replace(CODE, (code) => `\`${code}\``)
  return `${text}${unit}${choices === undefined ? '' : `: ${choices}`}`
}
