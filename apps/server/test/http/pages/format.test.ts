import { expect, test } from 'vitest'
import {
  formatBytes,
  formatCoordinates,
  formatExposureTime,
  formatItemCount,
  formatTime,
} from '../../../src/http/pages/format.ts'
import { html } from '../../../src/http/pages/html.ts'

test('values of a template are escaped, nested templates are not', () => {
  const name = `<b title="x">'&'</b>`
  const escaped = '&#60;b title=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/b&#62;'
  expect(html`<p>${name}</p>`.text).toBe(`<p>${escaped}</p>`)
  expect(html`${[1, html`<i>${name}</i>`, undefined, false, ['<']]}`.text).toBe(`1<i>${escaped}</i>&#60;`)
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [3_449_999, '3.4 MB'],
  [999_949, '999.9 kB'],
  [999_951, '1 MB'],
  [20_000_000_000, '20 GB'],
])('%i bytes are formatted as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test('times, exposures, counts and coordinates are formatted for people', () => {
  expect(formatTime(Date.UTC(1969, 6, 20, 20, 17))).toBe('Sunday, 20 July 1969, 20:17 UTC')
  expect([1 / 8000, 1 / 3, 0.5, 2, 30].map(formatExposureTime)).toEqual([
    '1/8,000 s',
    '1/3 s',
    '0.5 s',
    '2 s',
    '30 s',
  ])
  expect([formatItemCount(1), formatItemCount(20_000)]).toEqual(['1 item', '20,000 items'])
  expect(formatCoordinates({ latitude: -0.5 })).toBe('0.5° S, 0° E')
})
