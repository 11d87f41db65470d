import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { contentDisposition, downloadName } from '../../../src/http/files/fileNames.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

test.each([
  ['geysir.jpg', 'image/jpeg', 'geysir.jpg'],
  ['geysir.JPEG', 'image/jpeg', 'geysir.JPEG'],
  ['geysir.jpe', 'image/jpeg', 'geysir.jpe'],
  ['geysir.night', 'image/jpeg', 'geysir.night.jpg'],
  ['Dr. Smith', 'image/jpeg', 'Dr. Smith.jpg'],
  ['poly.html', 'image/jpeg', 'poly.html.jpg'],
  ['poly.jpg.svg', 'image/png', 'poly.jpg.svg.png'],
  ['poly.html.', 'image/gif', 'poly.html..gif'],
  ['photo.png', 'image/jpeg', 'photo.jpg'],
  ['IMG_1.HEIC', 'image/jpeg', 'IMG_1.jpg'],
  ['IMG_1.HEIC', 'image/heic', 'IMG_1.HEIC'],
  ['DSCF1.RAF', 'image/x-fujifilm-raf', 'DSCF1.RAF'],
  ['DSC1.jpg', 'image/x-sony-arw', 'DSC1.arw'],
  ['P1.DNG', 'image/tiff', 'P1.DNG'],
  ['sea.mov', 'video/mp4', 'sea.mov'],
  ['sea.mp4', 'video/quicktime', 'sea.mp4'],
  ['sea.exe', 'video/mp4', 'sea.exe.mp4'],
  ['00001.MTS', 'video/mp2t', '00001.MTS'],
  ['.htaccess', 'image/jpeg', '.htaccess.jpg'],
  ['', 'image/jpeg', 'media.jpg'],
  ['what', 'application/unheard-of', 'what.bin'],
  ['a/..\\b\r\n.jpg', 'image/jpeg', 'a_.._b__.jpg'],
  ['gpj.\u202egpj.exe', 'image/jpeg', 'gpj._gpj.exe.jpg'],
  ['half \ud83d.jpg', 'image/jpeg', 'half _.jpg'],
  ['👩‍👩‍👧.jpg', 'image/jpeg', '👩‍👩‍👧.jpg'],
])('%s as %s is saved as %s', (filename, mime, saved) => expect(downloadName(filename, mime)).toBe(saved))

test('the header for a long name is short, and has the extension', () => {
  for (const part of ['x', '漢', '👩', '%', '"']) {
    const header = contentDisposition('attachment', downloadName(`${part.repeat(9000)}.html`, 'image/jpeg'))
    expect(header.length).toBeLessThan(3000)
    expect(header).toMatch(/\.jpg"; filename\*=UTF-8''.*\.jpg$/)
  }
})

test('a photo named like a web page is served as a photo, and no script in it runs', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = Buffer.concat([
    await makePhoto({ width: 20, height: 20 }),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const item = await createItem(server, token, photo, { fileName: 'poly.html' })
  for (const suffix of ['=d', '=w10', '']) {
    const { headers } = await send(item.baseUrl + suffix)
    expect(headers.get('content-disposition')).toContain('filename="poly.html.jpg"')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/)
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  const { status, headers } = await send(`${server.url}/media/none`)
  expect([status, headers.get('cross-origin-resource-policy')]).toEqual([403, 'cross-origin'])
})
