import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import { timestamp } from '../../domain/timestamps.ts'
import {
  formatAperture,
  formatBytes,
  formatExposureTime,
  formatFocalLength,
  formatPixels,
  formatTime,
} from './format.ts'
import { type Html, html, userText } from './html.ts'
import { icons } from './icons.ts'
import type { Page } from './layout.ts'
import { mediaElement } from './mediaElement.ts'

/** A media item as a page shows it, alone or in an album. */
export interface ItemView {
  item: MediaRecord
  /** The item's base URL. */
  url: string
  /** The album that the item is shown in, with the paths of its own page and of the items before and after. */
  album?: { title: string; path: string; previous?: string; next?: string }
  preview?: Page['preview']
}

export function itemPage({ item, url, album, preview }: ItemView): Page {
  const { description, bytes, kind } = item
  const filename = shownFileName(item.filename)
  const download = `${url}=${kind === 'video' ? 'dv' : 'd'}`
  return {
    title: album ? `${filename} · ${album.title}` : filename,
    preview,
    body: html`${album && albumLink(album)}
<main>
<div class="stage">${mediaElement(item, url)}${album && neighborLinks(album)}</div>
<div class="about">
<h1>${userText(filename)}</h1>
${description !== undefined && html`<p class="caption">${userText(description)}</p>`}
${details(item)}
<a class="button download" href="${download}" download>Download (${formatBytes(bytes)})</a>
</div>
</main>`,
  }
}

function albumLink({ title, path }: NonNullable<ItemView['album']>): Html {
  return html`<nav class="back" aria-label="Album"><a href="${path}">${icons.left}<span>${userText(title)}</span></a></nav>`
}

function neighborLinks({ previous, next }: NonNullable<ItemView['album']>): Html | undefined {
  if (previous === undefined && next === undefined) return undefined
  return html`<nav aria-label="Items of the album">
${
  previous &&
  html`<a class="neighbor" rel="prev" href="${previous}" aria-label="Previous">${icons.left}</a>
`
}${
  next &&
  html`<a class="neighbor" rel="next" href="${next}" aria-label="Next">${icons.right}</a>
`
}</nav>`
}

function details(item: MediaRecord): Html {
  const { takenAt, hasCaptureDate, width, height } = item
  const time = html`<time datetime="${timestamp(takenAt)}">${formatTime(takenAt)}</time>`
  const rows: [string, Html | string | undefined][] = [
    [hasCaptureDate ? 'Taken' : 'Added', time],
    ['Size', width && height ? formatPixels(width, height) : undefined],
    ['Camera', camera(item)],
    ['Exposure', exposure(item)],
  ]
  const available = rows.filter(([, value]) => value !== undefined && value !== '')
  return html`<dl>
${available.map(
  ([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'string' ? userText(value) : value}</dd>
`,
)}</dl>`
}

/** Maker and model, or the model alone if it begins with the maker's name. */
function camera({ cameraMake: make, cameraModel: model }: MediaRecord): string {
  const hasMaker = make !== undefined && model?.toLowerCase().startsWith(make.toLowerCase())
  return [hasMaker ? undefined : make, model].filter((part) => part !== undefined).join(' ')
}

function exposure(item: MediaRecord): string {
  const { focalLength, apertureFNumber, exposureTime, isoEquivalent } = item
  return [
    focalLength !== undefined && formatFocalLength(focalLength),
    apertureFNumber !== undefined && formatAperture(apertureFNumber),
    exposureTime !== undefined && formatExposureTime(exposureTime),
    isoEquivalent !== undefined && `ISO ${isoEquivalent}`,
  ]
    .filter((part) => part !== false)
    .join(' · ')
}
