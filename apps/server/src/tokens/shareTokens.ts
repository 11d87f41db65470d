import type { CapabilityCodec } from './signingKeys.ts'
import type { TokenFields } from './tokenCodec.ts'

/** An album, and which of its sharings. */
export type ShareGrant = TokenFields['shareToken']

export interface ShareTokens {
  issue(grant: ShareGrant): string
  /**
   * Returns undefined for a token that this installation did not issue. Whether the album is still shared under the
   * grant is stored with the album.
   */
  parse(token: string): Promise<ShareGrant | undefined>
}

export function createShareTokens(codec: CapabilityCodec): ShareTokens {
  return {
    issue: ({ album, serial }) => codec.encode({ kind: 'shareToken', album, serial }),
    parse: (token) => codec.decodeWith((decode) => decode('shareToken', token)),
  }
}
