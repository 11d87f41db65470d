import type { MediaRow } from '../../catalog/schema.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import { timestamp } from '../../domain/timestamps.ts'
import { apertureOf, exposureOf, focalLengthOf, momentOf, pixelsOf, sizeOf } from './format.ts'
import { type Html, html, userText } from './html.ts'
import { icons } from './icons.ts'
import type { Page } from './layout.ts'
import { mediaElement } from './mediaElement.ts'

/** A media item as somebody sees it, alone or in an album. */
export interface ItemView {
  item: MediaRow
  /** Its base URL. */
  url: string
  /** The album that it is seen in, with the paths back to it and to the items beside. */
  album?: { title: string; path: string; previous?: string; next?: string }
  preview?: Page['preview']
}

export function itemPage({ item, url, album, preview }: ItemView): Page {
  const { description, bytes, kind } = item
  const filename = shownFileName(item.filename)
  const download = `${url}=${kind === 'video' ? 'dv' : 'd'}`
  return {
    title: album ? `${filename} · ${album.title}` : filename,
    ...(preview && { preview }),
    body: html`${album && wayUp(album)}
<main>
<div class="stage">${mediaElement(item, url)}${album && turns(album)}</div>
<div class="about">
<h1>${userText(filename)}</h1>
${description !== null && html`<p class="caption">${userText(description)}</p>`}
${details(item)}
<a class="button download" href="${download}" download>Download (${sizeOf(bytes)})</a>
</div>
</main>`,
  }
}

function wayUp({ title, path }: NonNullable<ItemView['album']>): Html {
  return html`<nav class="up" aria-label="Album"><a href="${path}">${icons.left}<span>${userText(title)}</span></a></nav>`
}

function turns({ previous, next }: NonNullable<ItemView['album']>): Html | undefined {
  if (previous === undefined && next === undefined) return undefined
  return html`<nav aria-label="Items of the album">
${
  previous &&
  html`<a class="turn" rel="prev" href="${previous}" aria-label="Previous">${icons.left}</a>
`
}${
  next &&
  html`<a class="turn" rel="next" href="${next}" aria-label="Next">${icons.right}</a>
`
}</nav>`
}

function details(item: MediaRow): Html {
  const { taken_at, has_capture_date, width, height } = item
  const moment = html`<time datetime="${timestamp(taken_at)}">${momentOf(taken_at)}</time>`
  const rows: [string, Html | string | undefined][] = [
    [has_capture_date === 1 ? 'Taken' : 'Added', moment],
    ['Size', width && height ? pixelsOf(width, height) : undefined],
    ['Camera', camera(item)],
    ['Exposure', exposure(item)],
  ]
  const told = rows.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl>
${told.map(
  ([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'string' ? userText(value) : value}</dd>
`,
)}</dl>`
}

/** Models often begin with their maker's name, and then say enough alone. */
function camera({ camera_make: make, camera_model: model }: MediaRow): string {
  const repeated = make !== null && model?.toLowerCase().startsWith(make.toLowerCase())
  return [repeated ? null : make, model].filter((part) => part !== null).join(' ')
}

function exposure(item: MediaRow): string {
  const { focal_length, aperture_f_number, exposure_time, iso_equivalent } = item
  return [
    focal_length !== null && focalLengthOf(focal_length),
    aperture_f_number !== null && apertureOf(aperture_f_number),
    exposure_time !== null && exposureOf(exposure_time),
    iso_equivalent !== null && `ISO ${iso_equivalent}`,
  ]
    .filter((part) => part !== false)
    .join(' · ')
}
