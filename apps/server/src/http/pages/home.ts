import { operations } from '@tintype/types/operations'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { acceptsType, varyByAccept } from '../accept.ts'
import { sendError } from '../errors.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { sendPage } from './sendPage.ts'

interface HomeOptions {
  hasDocs: boolean
  originOf: (request: FastifyRequest) => string
}

/** Serves a page at `/` for browsers. Other clients get the API's error, as for any unknown path. */
export function registerHome(app: FastifyInstance, { hasDocs, originOf }: HomeOptions): void {
  app.get('/', (request, reply) => {
    varyByAccept(reply)
    if (acceptsType(request, 'text/html')) return sendPage(reply, homePage(originOf(request), hasDocs))
    return sendError(reply, new ApiError('EntityNotFound'))
  })
}

function homePage(origin: string, hasDocs: boolean): Page {
  const { path } = operations['albums.list']
  return {
    title: 'Tintype',
    body: html`<main class="plain"><h1>Tintype</h1>
<p class="soft">This server keeps photos and videos, and serves them through the Google Photos Library API.</p>
${
  hasDocs &&
  html`<p><a class="button" href="/docs/">Documentation</a></p>
`
}<p>List albums, with an access token:</p>
<pre tabindex="0"><code>curl -H "Authorization: Bearer $TOKEN" ${origin}${path}</code></pre>
</main>`,
  }
}

export const noDocumentationPage: Page = {
  title: 'Page not found',
  body: html`<main class="plain"><h1>Page not found</h1>
<p class="soft">The documentation has no page at this address.</p>
<p><a class="button" href="/docs/">Documentation</a></p>
</main>`,
}
