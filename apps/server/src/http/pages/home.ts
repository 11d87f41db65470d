import { operations } from '@tintype/types/operations'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import { sendError } from '../errors.ts'
import { varyByAccept } from '../files/images.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { sendPage } from './routes.ts'

interface HomeOptions {
  hasDocs: boolean
  originOf: (request: FastifyRequest) => string
}

/** What browsers show at the server's own address. Programs get the error of the API there, as for any unknown path. */
export function registerHome(app: FastifyInstance, { hasDocs, originOf }: HomeOptions): void {
  app.get('/', (request, reply) => {
    varyByAccept(reply)
    if (wantsHtml(request)) return sendPage(reply, homePage(originOf(request), hasDocs))
    return sendError(reply, new ApiError('EntityNotFound'), 'wrapped')
  })
}

/** Whether a request comes from a browser that shows the response: all of them name HTML, and curl does not. */
export function wantsHtml({ headers }: FastifyRequest): boolean {
  const html = headers.accept?.split(',').find((one) => /^\s*text\/html\s*(;|$)/i.test(one))
  return html !== undefined && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(html)
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
