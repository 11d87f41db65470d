import { send, type TestAnswer } from './server.ts'

/** A page as a browser gets it, with its parsed contents. */
export interface OpenedPage extends TestAnswer {
  body: string
  /** Text without tags. */
  text: string
  /** URLs of all links, in order. */
  links: string[]
  /** URLs of the pictures of the page's album or item. */
  pictures: string[]
  /** URL of the link with this text or label. */
  link(label: string): string
}

export async function openPage(url: string, method = 'GET'): Promise<OpenedPage> {
  const answer = await send(url, { method })
  const absolute = (path: string) => new URL(unescaped(path), url).href
  const found = (pattern: RegExp) => [...answer.body.matchAll(pattern)].map(([, path]) => absolute(path))
  return {
    ...answer,
    text: unescaped(answer.body.replace(/<(style|title)>[\s\S]*?<\/\1>|<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim(),
    links: found(/<a [^>]*?href="([^"]*)"/g),
    pictures: found(/<img src="([^"]*)"/g),
    link(label) {
      const anchors: string[] = answer.body.match(/<a [\s\S]*?<\/a>/g) ?? []
      const anchor = anchors.find((one) => one.includes(`aria-label="${label}"`) || one.includes(label)) ?? ''
      return absolute(/href="([^"]*)"/.exec(anchor)?.[1] ?? 'no-such-link')
    },
  }
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}
