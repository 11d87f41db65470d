import type { Location, NewEnrichmentItem } from '@tintype/types'
import type { AlbumEntry, TileMedia } from '../../catalog/albumEntries.ts'
import { coordinatesOf, itemsOf } from './format.ts'
import { type Html, html, userText } from './html.ts'
import { icons } from './icons.ts'
import type { Page } from './layout.ts'
import { tile } from './mediaElement.ts'

/** A part of an album as somebody sees it. */
export interface AlbumView {
  title: string
  items: number
  entries: readonly AlbumEntry[]
  /** Path of the album's first page. */
  path: string
  /** Paths of the pages before and behind this one, where there are any. */
  previous?: string
  next?: string
  /** The base URL of an item's bytes, and its name in the pages of this album. */
  linksOf(media: number): { url: string; name: string }
  preview?: Page['preview']
}

export function albumPage(view: AlbumView): Page {
  const { title, items, entries, preview } = view
  return {
    title,
    ...(preview && { preview }),
    body: html`<main class="album">
<header><h1>${userText(title)}</h1><p class="soft">${items > 0 ? itemsOf(items) : 'This album is empty.'}</p></header>
${groups(entries).map((group) => (Array.isArray(group) ? photos(group, view) : note(group)))}
${pages(view)}
</main>`,
  }
}

export const albumTitle = ({ title }: { title: string | null }) => title?.trim() || 'Untitled album'

/** Where an item stands in its album's page: what `#` leads to. */
export const anchorOf = (name: string) => `i${name}`

/** Runs of media, and the enrichments between them. */
function groups(entries: readonly AlbumEntry[]): (TileMedia[] | NewEnrichmentItem)[] {
  const all: (TileMedia[] | NewEnrichmentItem)[] = []
  for (const { shown } of entries) {
    const last = all.at(-1)
    if ('content' in shown) all.push(JSON.parse(shown.content))
    else if (Array.isArray(last)) last.push(shown)
    else all.push([shown])
  }
  return all
}

function photos(items: readonly TileMedia[], { path, linksOf }: AlbumView): Html {
  const shown = items.map((item) => {
    const { url, name } = linksOf(item.id)
    const isVideo = item.kind === 'video'
    return html`<li id="${anchorOf(name)}"><a href="${path}/${name}"${isVideo && html` class="video"`}>\
${tile(item, url)}${isVideo && icons.play}</a></li>
`
  })
  return html`<ul class="photos">
${shown}</ul>
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

function place({ locationName, latlng }: Location = {}, word?: string): Html {
  const coordinates = latlng && coordinatesOf(latlng)
  return html`<p>${word && html`<span class="soft">${word}</span> `}${locationName ? userText(shortened(locationName)) : coordinates}</p>
${locationName && coordinates && html`<p class="soft">${coordinates}</p>`}`
}

/** Texts that version 0.1 has stored may be longer than any that is taken now. */
const LONGEST_TEXT = 10_000

function shortened(text = ''): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}

function pages({ path, previous, next }: AlbumView): Html | undefined {
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
