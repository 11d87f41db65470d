import type { Location, NewEnrichmentItem } from '@tintype/types'
import type { AlbumEntry, TileMedia } from '../../catalog/albumEntries.ts'
import type { MediaId } from '../../domain/ids.ts'
import { formatCoordinates, formatItemCount } from './format.ts'
import { type Html, html, userText } from './html.ts'
import { icons } from './icons.ts'
import type { Page } from './layout.ts'
import { tileImage } from './mediaElement.ts'

/** A page of an album. */
export interface AlbumView {
  title: string
  items: number
  entries: readonly AlbumEntry[]
  /** Path of the album's first page. */
  path: string
  /** Paths of the pages before and after this one. */
  previous?: string
  next?: string
  /** The base URL of an item, and its token in the paths of this album's pages. */
  linksOf(media: MediaId): { url: string; token: string }
  preview?: Page['preview']
}

export function albumPage(view: AlbumView): Page {
  const { title, items, entries, preview } = view
  return {
    title,
    preview,
    body: html`<main class="album">
<header><h1>${userText(title)}</h1><p class="soft">${items > 0 ? formatItemCount(items) : 'This album is empty.'}</p></header>
${groupEntries(entries).map((group) => (Array.isArray(group) ? tileList(group, view) : note(group)))}
${pageLinks(view)}
</main>`,
  }
}

export const albumTitle = ({ title }: { title?: string }) => title?.trim() || 'Untitled album'

/** The anchor of an item in its album's page. */
export const anchorOf = (itemToken: string) => `i${itemToken}`

/** Groups consecutive media items, between the enrichments. */
function groupEntries(entries: readonly AlbumEntry[]): (TileMedia[] | NewEnrichmentItem)[] {
  const groups: (TileMedia[] | NewEnrichmentItem)[] = []
  for (const { shown } of entries) {
    const last = groups.at(-1)
    if ('content' in shown) groups.push(JSON.parse(shown.content))
    else if (Array.isArray(last)) last.push(shown)
    else groups.push([shown])
  }
  return groups
}

function tileList(items: readonly TileMedia[], { path, linksOf }: AlbumView): Html {
  const tiles = items.map((item) => {
    const { url, token } = linksOf(item.id)
    const isVideo = item.kind === 'video'
    return html`<li id="${anchorOf(token)}"><a href="${path}/${token}"${isVideo && html` class="video"`}>\
${tileImage(item, url)}${isVideo && icons.play}</a></li>
`
  })
  return html`<ul class="photos">
${tiles}</ul>
`
}

function note({ textEnrichment, locationEnrichment, mapEnrichment }: NewEnrichmentItem): Html {
  if (textEnrichment) return html`<div class="note"><p>${userText(shortened(textEnrichment.text))}</p></div>`
  if (locationEnrichment) {
    return html`<div class="note">${icons.place}<div>${place(locationEnrichment.location)}</div></div>`
  }
  const { origin, destination } = mapEnrichment ?? {}
  return html`<div class="note">${icons.route}<div>${place(origin, 'From')}${place(destination, 'To')}</div></div>`
}

function place({ locationName, latlng }: Location = {}, label?: string): Html {
  const coordinates = latlng && formatCoordinates(latlng)
  return html`<p>${label && html`<span class="soft">${label}</span> `}${locationName ? userText(shortened(locationName)) : coordinates}</p>
${locationName && coordinates && html`<p class="soft">${coordinates}</p>`}`
}

/** Longest text that is shown, in characters. Version 0.1 stored longer texts than requests may have now. */
const MAX_TEXT_LENGTH = 10_000

function shortened(text = ''): string {
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text
}

function pageLinks({ path, previous, next }: AlbumView): Html | undefined {
  if (previous === undefined && next === undefined) return undefined
  return html`<nav class="pages" aria-label="Pages of the album">
${
  previous &&
  html`<a class="button" href="${path}">First page</a>
<a class="button" rel="prev" href="${previous}">${icons.left}Previous</a>
`
}${
  next &&
  html`<a class="button" rel="next" href="${next}">Next${icons.right}</a>
`
}</nav>`
}
