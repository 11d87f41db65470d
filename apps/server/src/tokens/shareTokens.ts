import type { CapabilityCodec } from './signingKeys.ts'

/** What a share token names: an album, at one of the times that it was shared. */
export interface ShareGrant {
  album: number
  serial: number
}

export interface ShareTokens {
  issue(grant: ShareGrant): string
  /** Undefined for what this installation did not issue. Whether the sharing still lasts is the album's to say. */
  open(token: string): Promise<ShareGrant | undefined>
}

export function createShareTokens(sealer: CapabilityCodec): ShareTokens {
  return {
    issue: ({ album, serial }) => sealer.encode({ kind: 'shareToken', row: album, holder: serial }),
    async open(token) {
      const fields = await sealer.open((open) => open('shareToken', token))
      return fields && { album: fields.row, serial: fields.holder }
    },
  }
}
