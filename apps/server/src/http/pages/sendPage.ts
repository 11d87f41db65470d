import type { FastifyReply } from 'fastify'
import { missingPage, type Page, pageHeaders, renderPage } from './layout.ts'

/**
 * Sends a page, or a 404 with the page for links that do not work.
 * @param store the origin from which the page may load images and videos, in addition to this server
 */
export function sendPage(
  reply: FastifyReply,
  page: Page | undefined,
  { status = 200, store }: { status?: number; store?: string | undefined } = {},
): FastifyReply {
  return reply
    .code(page === undefined ? 404 : status)
    .headers(pageHeaders(store))
    .type('text/html; charset=utf-8')
    .send(renderPage(page ?? missingPage))
}
