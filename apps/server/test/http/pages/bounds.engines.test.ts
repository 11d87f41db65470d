import * as fieldLimits from '@tintype/types/fieldLimits'
import { expect, test } from 'vitest'
import { addEnrichment } from '../../../src/catalog/albumContents.ts'
import { type Actor, actor } from '../../support/actor.ts'
import { id } from '../../support/ids.ts'
import { type OpenedPage, openPage } from '../../support/pages.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** Limits of one page: bytes of texts in the catalog, and bytes of HTML. */
const PAGE_BYTES = 100_000
const MAX_HTML = 700_000

interface Scene {
  server: TestServer
  owner: Actor
  albumId: string
  url: string
}

async function sharedAlbum(title = 'Texts'): Promise<Scene> {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album(title)
  const { shareInfo } = await owner.ok('albums.share', { albumId })
  return { server, owner, albumId, url: shareInfo.shareableUrl }
}

/** Adds texts to the end of an album, without the limits of requests. */
async function addTexts({ server, albumId }: Scene, texts: readonly string[]): Promise<void> {
  const { catalog, ids } = server.app.services
  await catalog.albumTransaction(ids.parseAlbumId(albumId) ?? id(0), async (transaction, album) => {
    for (const text of texts) {
      const content = JSON.stringify({ textEnrichment: { text } })
      await addEnrichment(transaction, { album, content, addedBy: id(1), place: 'last', addedAt: 0 })
    }
  })
}

const notesOf = ({ body }: OpenedPage) =>
  [...body.matchAll(/<div class="note"><p><bdi>([^<]*)<\/bdi>/g)].map(([, text = '']) => text)

/** Follows a link at the end of each page. @returns all pages */
async function walk(url: string, link: 'next' | 'prev'): Promise<OpenedPage[]> {
  const pages = [await openPage(url)]
  for (;;) {
    const path = new RegExp(`rel="${link}" href="([^"]*)"`).exec(pages.at(-1)?.body ?? '')?.[1]
    if (path === undefined) return pages
    pages.push(await openPage(new URL(path, url).href))
  }
}

test('an album of the longest texts has pages of limited size, which show each text once and in order', async () => {
  const scene = await sharedAlbum()
  const length = fieldLimits.TextEnrichment.text
  const texts = Array.from({ length: 250 }, (_, number) => `${number} `.padEnd(length, '<'))
  await addTexts(scene, texts)
  const pages = await walk(scene.url, 'next')
  const escaped = texts.map((text) => text.replaceAll('<', '&#60;'))
  expect(pages.flatMap(notesOf)).toEqual(escaped)
  for (const page of pages) {
    expect(notesOf(page).length).toBeLessThanOrEqual(PAGE_BYTES / length)
    expect(page.body.length).toBeLessThan(MAX_HTML)
  }
  // Backwards from the last page to the first, the texts are the same.
  const back = await walk(new URL(lastPath(pages), scene.url).href, 'prev')
  expect(back.toReversed().flatMap(notesOf)).toEqual(escaped)
})

/** The path of the last page, which the one before it links to. */
function lastPath(pages: readonly OpenedPage[]): string {
  return /rel="next" href="([^"]*)"/.exec(pages.at(-2)?.body ?? '')?.[1] ?? ''
}

test('longer texts stored by version 0.1 are truncated, with one on each page', async () => {
  const scene = await sharedAlbum()
  await addTexts(
    scene,
    Array.from({ length: 6 }, (_, number) => `${number}${'<'.repeat(2_000_000)}`),
  )
  await addTexts(scene, ['The end.'])
  const pages = await walk(scene.url, 'next')
  expect(pages.map((page) => notesOf(page).map((text) => text[0]))).toEqual([
    ['0'],
    ['1'],
    ['2'],
    ['3'],
    ['4'],
    ['5'],
    ['T'],
  ])
  for (const page of pages) expect(page.body.length).toBeLessThan(MAX_HTML)
  expect(notesOf(pages[0] as OpenedPage)[0]).toMatch(/…$/)
})

test('the link back from an item shows the page with that item, even after very long texts', async () => {
  const scene = await sharedAlbum()
  await addTexts(
    scene,
    Array.from({ length: 50 }, () => '<'.repeat(1000)),
  )
  await scene.owner.photo({ albumId: scene.albumId })
  await addTexts(
    scene,
    Array.from({ length: 50 }, () => '<'.repeat(1000)),
  )
  const pages = await walk(scene.url, 'next')
  const item = pages.flatMap(({ links }) => links).find((link) => /\/share\/[^/?]+\/[^/?]+$/.test(link)) ?? ''
  const back = (await openPage(item)).links[0] ?? ''
  const anchor = new URL(back).hash.slice(1)
  const page = await openPage(back)
  expect(page.body).toContain(`id="${anchor}"`)
  expect(page.body.length).toBeLessThan(MAX_HTML)
})

test('marks that change the direction of a text do not affect the text around it or file names', async () => {
  const scene = await sharedAlbum('Day \u202eone\u0007')
  const { owner, albumId, url, server } = scene
  await addTexts(scene, ['a note \u202e'])
  await owner.photo({ albumId })
  await server.app.services.catalog.db
    .updateTable('media')
    .set({ filename: 'photo\u202egpj.exe', description: 'by \u2066me' })
    .execute()
  const album = await openPage(url)
  const item = await openPage(album.links[0] ?? '')
  for (const sign of ['\u202e', '\u2066', '\u0007']) expect(album.body + item.body).not.toContain(sign)
  expect(album.body).toContain('<h1><bdi>Day one</bdi></h1>')
  expect(album.body).toContain('<title>Day one</title>')
  expect(notesOf(album)).toEqual(['a note '])
  expect(item.body).toContain('<h1><bdi>photogpj.exe</bdi></h1>')
  expect(item.body).toContain('alt="Photo: by me"')
})
