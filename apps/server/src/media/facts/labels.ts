import type { Category } from '../../domain/contentCategories.ts'
import type { FileFacts } from './fileFacts.ts'

/** Chooses the categories of an item when it is created. An implementation may look at the picture itself. */
export type Labeler = (facts: FileFacts, filename: string) => Category[]

/**
 * Labels a photo by its metadata. Each rule would rather miss a photo than label a wrong one:
 *
 * - SCREENSHOTS: the file name says so, in one of the spellings that systems use; or no camera was involved, the file
 *   is a PNG, WebP or HEIC, and it has exactly the pixels of a common screen.
 * - SELFIES: the lens is named as a front camera, as on iPhones and Pixels.
 * - NIGHT: exposed for 4 seconds or more; or so dark that no lit room explains it: an exposure value of 1 or less at
 *   ISO 100 (a living room in the evening has 5 to 7, a lit street 2 to 4).
 */
export const labelByMetadata: Labeler = (facts, filename) => {
  if (facts.kind !== 'photo') return []
  const labels: Category[] = []
  if (isScreenshot(facts, filename)) labels.push('SCREENSHOTS')
  if (/\bfront\b.*\bcamera\b/i.test(facts.lensModel ?? '')) labels.push('SELFIES')
  if (isNight(facts)) labels.push('NIGHT')
  return labels
}

/** English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Russian, Japanese, Chinese. */
const SCREENSHOT_NAMES = [
  /screen[\s_-]?(shot|cap|grab)/i,
  /bildschirm(foto|aufnahme)/i,
  /capture[\s_-]d.?[ée]cran/i,
  /captura[\s_-]de[\s_-](pantalla|tela|ecr[ãa])/i,
  /schermata|schermafbeelding|skärm(avbild|dump)|zrzut[\s_-]ekranu|снимок[\s_-]экрана|скриншот/i,
  /スクリーンショット|屏幕截图|螢幕截圖|截屏/,
]

const SCREEN_FORMATS = new Set(['image/png', 'image/webp', 'image/heic'])

/** Shorter and longer edge, in pixels: iPhones, iPads, Android phones, then laptops and monitors. */
const SCREENS = new Set(
  `640x1136 750x1334 828x1792 1080x1920 1125x2436 1170x2532 1179x2556 1206x2622 1242x2208 1242x2688 1284x2778
  1290x2796 1320x2868 1488x2266 1536x2048 1620x2160 1640x2360 1668x2224 1668x2388 2048x2732 720x1280 720x1600 1080x2220
  1080x2280 1080x2340 1080x2400 1440x2560 1440x2960 1440x3040 1440x3120 1440x3200 768x1366 900x1440 1200x1920
  1600x2560 1800x2880 1964x3024 2160x3840 2234x3456`.split(/\s+/),
)

function isScreenshot(facts: FileFacts, filename: string): boolean {
  // macOS writes accents decomposed.
  const name = filename.normalize('NFC')
  if (SCREENSHOT_NAMES.some((pattern) => pattern.test(name))) return true
  const { width, height, mime } = facts
  if (width === undefined || height === undefined || hasCamera(facts)) return false
  const size = `${Math.min(width, height)}x${Math.max(width, height)}`
  return SCREEN_FORMATS.has(mime) && SCREENS.has(size)
}

function hasCamera({
  cameraMake,
  cameraModel,
  exposureTime,
  apertureFNumber,
  isoEquivalent,
}: FileFacts): boolean {
  return [cameraMake, cameraModel, exposureTime, apertureFNumber, isoEquivalent].some(
    (fact) => fact !== undefined,
  )
}

const LONG_EXPOSURE_SECONDS = 4
const DARK_EXPOSURE_VALUE = 1

function isNight({ exposureTime, apertureFNumber, isoEquivalent }: FileFacts): boolean {
  if (exposureTime === undefined) return false
  if (exposureTime >= LONG_EXPOSURE_SECONDS) return true
  if (apertureFNumber === undefined || isoEquivalent === undefined) return false
  return Math.log2((apertureFNumber ** 2 / exposureTime) * (100 / isoEquivalent)) <= DARK_EXPOSURE_VALUE
}
