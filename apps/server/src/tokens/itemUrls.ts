import { idOf, type MediaId } from '../domain/ids.ts'
import { MEDIA_PATH } from './mediaUrls.ts'
import { type LinkHolder, pagePaths } from './pageLinks.ts'
import type { CapabilityCodec } from './signingKeys.ts'
import { TOKEN_LENGTH } from './tokenCodec.ts'

/** Creates the URLs of media items for the user and client that receive them, with one cipher call. */
export type MintItemUrls = (media: readonly MediaId[], holder: LinkHolder) => ItemUrls

/** The URL paths of media items in a response, in the order of the items. */
export class ItemUrls {
  /** For each item the token of its base URL, then that of its product URL. */
  readonly #tokens: string
  #bytes: Buffer | undefined

  constructor(tokens: string) {
    this.#tokens = tokens
  }

  /** The path of an item's base URL. */
  baseUrl(item: number): string {
    return MEDIA_PATH + this.#token(2 * item)
  }

  /** The path of an item's product URL. */
  productUrl(item: number): string {
    return pagePaths.photo + this.#token(2 * item + 1)
  }

  copyBaseUrlToken(item: number, target: Buffer, at: number): void {
    this.#copy(2 * item, target, at)
  }

  copyProductUrlToken(item: number, target: Buffer, at: number): void {
    this.#copy(2 * item + 1, target, at)
  }

  #token(index: number): string {
    return this.#tokens.slice(index * TOKEN_LENGTH, (index + 1) * TOKEN_LENGTH)
  }

  #copy(index: number, target: Buffer, at: number): void {
    this.#bytes ??= Buffer.from(this.#tokens, 'latin1')
    this.#bytes.copy(target, at, index * TOKEN_LENGTH, (index + 1) * TOKEN_LENGTH)
  }
}

/** @param expiry returns when URLs issued now expire, in seconds since 1970 UTC */
export function createItemUrls(capabilities: CapabilityCodec, expiry: () => number): MintItemUrls {
  return (media, { user, client }) => {
    // Each item is put into its own tokens.
    const item = idOf<MediaId>(0)
    const tokens = capabilities.encodeEach(media, [
      { kind: 'mediaUrl', media: item, user, expiresAt: expiry() },
      { kind: 'itemPage', media: item, user, client },
    ])
    return new ItemUrls(tokens)
  }
}
