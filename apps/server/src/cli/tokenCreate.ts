import { randomBytes } from 'node:crypto'
import type { Scope } from '@tintype/types/operations'
import { insertAccessToken } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { DataSettings } from '../config.ts'
import { requireCatalog } from '../dataFolder/lostCatalog.ts'
import { hashToken, newAccessToken } from '../tokens/accessTokens.ts'
import { reportUserErrors } from './support/userError.ts'
import { openLibrary } from './support/withCatalog.ts'

interface TokenSettings extends DataSettings {
  user: string
  client: string
  scopes: Scope[]
  /** Milliseconds. */
  expires?: number
}

/** `tintype-server token create`: prints the token and nothing else. Works before the first start, and while a server is running. */
export function createToken(settings: TokenSettings): Promise<void> {
  return reportUserErrors(async () => {
    if (settings.database === undefined) await requireCatalog(settings.data)
    const catalog = await openLibrary(settings)
    try {
      console.log(await issueToken(catalog, settings, Date.now()))
    } finally {
      await catalog.close()
    }
  })
}

/** Creates a token and stores its hash. @returns the token, which cannot be read again later */
export async function issueToken(
  catalog: Catalog,
  { user, client, scopes, expires }: Omit<TokenSettings, 'data' | 'database' | 'blobs'>,
  now: number,
): Promise<string> {
  const token = newAccessToken(randomBytes)
  await insertAccessToken(catalog, {
    hash: hashToken(token),
    user,
    client,
    scopes: scopes.join(' '),
    createdAt: now,
    expiresAt: expires === undefined ? undefined : now + expires,
  })
  return token
}
