import { type Html, html, plainText } from './html.ts'
import { style, styleSource } from './style.ts'

/** The content of a page. */
export interface Page {
  /** Title of the browser tab. */
  title: string
  /** Content of link previews; absent on private pages. */
  preview?: { description: string; image?: string }
  body: Html
}

/**
 * The headers of every page. Its URL is a permission, and must not get into caches, search engines or the header Referer.
 * A page has no scripts, and loads only images and videos.
 * @param store the origin to which this server redirects browsers for media
 */
export function pageHeaders(store?: string) {
  const origins = store === undefined ? "'self'" : `'self' ${store}`
  return {
    'cache-control': 'private, no-store',
    'content-security-policy': [
      "default-src 'none'",
      `img-src ${origins} data:`,
      `media-src ${origins}`,
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

export function renderPage({ title, preview, body }: Page): string {
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

/** The page for all links that do not work. It does not depend on the reason, which could reveal what exists. */
export const missingPage: Page = {
  title: 'Not found',
  body: message(
    'Not found',
    "This link doesn't work, or no longer does. Ask the person who sent it for a new one.",
  ),
}

export const busyPage: Page = {
  title: 'Too many requests',
  body: message('Too many requests', 'The server is busy. Try again in a moment.'),
}

export const failurePage: Page = {
  title: 'Something went wrong',
  body: message(
    'Something went wrong',
    'This is a problem with the server, not with your link. Try again later.',
  ),
}

function message(title: string, text: string): Html {
  return html`<main class="plain"><h1>${title}</h1><p class="soft">${text}</p></main>`
}
