import { type Html, html, plainText } from './html.ts'
import { style, styleSource } from './style.ts'

/** A page before it is sent. */
export interface Page {
  /** What the browser's tab is called. */
  title: string
  /** What a link preview shows; left out, there is none. */
  preview?: { description: string; image?: string }
  body: Html
}

/**
 * The address of a page is a permission: it goes into no cache, no search engine and no Referer. Nothing runs in a
 * page, and nothing is loaded but pictures and videos of this server, or of the store that it sends browsers to.
 */
export function pageHeaders(store?: string) {
  const places = ["'self'", ...(store ? [store] : [])].join(' ')
  return {
    'cache-control': 'private, no-store',
    'content-security-policy': [
      "default-src 'none'",
      `img-src ${places} data:`,
      `media-src ${places}`,
      `style-src ${styleSource}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  }
}

export function document({ title, preview, body }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${plainText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${preview && previewTags(title, preview)}<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`.text
}

function previewTags(title: string, { description, image }: NonNullable<Page['preview']>): Html {
  return html`<meta name="description" content="${plainText(description)}">
<meta property="og:type" content="website">
<meta property="og:title" content="${plainText(title)}">
<meta property="og:description" content="${plainText(description)}">
${
  image &&
  html`<meta property="og:image" content="${image}">
<meta name="twitter:card" content="summary_large_image">
`
}`
}

/** One page for every link that opens nothing, whatever the reason. */
export const missingPage: Page = {
  title: 'Nothing here',
  body: plain('Nothing here', 'This link leads to nothing, or to nothing any more. Please ask for it anew.'),
}

export const busyPage: Page = {
  title: 'Too many requests',
  body: plain('Too many requests', 'The server is busy. Please try again in a moment.'),
}

export const failurePage: Page = {
  title: 'Something went wrong',
  body: plain('Something went wrong', 'The fault is not yours. Please try again in a while.'),
}

function plain(title: string, text: string): Html {
  return html`<main class="plain"><h1>${title}</h1><p class="soft">${text}</p></main>`
}
