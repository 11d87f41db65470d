import { text } from 'node:stream/consumers'
import { clientByName, deleteAccessTokens, userByName } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { DataSettings } from '../config.ts'
import { UserError } from '../process/userError.ts'
import { hashToken } from '../tokens/accessTokens.ts'
import { reportUserErrors } from './support/userError.ts'
import { withCatalog } from './support/withCatalog.ts'

interface RevokeSettings extends DataSettings {
  user?: string
  client?: string
}

/**
 * `tintype-server token revoke`: revokes tokens and prints how many. A server looks up the token of each request, so the
 * next request with it is rejected.
 */
export function revokeTokens(token: string | undefined, settings: RevokeSettings): Promise<void> {
  return reportUserErrors(() => run(token, settings))
}

async function run(token: string | undefined, settings: RevokeSettings): Promise<void> {
  const { user, client } = settings
  if ((token === undefined) === (user === undefined && client === undefined)) {
    throw new UserError('Specify a token, or --user, --client or both.')
  }
  await withCatalog(settings, async (catalog) => {
    const which =
      token === undefined ? await findOwners(catalog, user, client) : { hash: await hashOf(token) }
    const revoked = await deleteAccessTokens(catalog, which, Date.now())
    if (token !== undefined && revoked === 0)
      throw new UserError('There is no such token, or it was already revoked or has expired.')
    console.log(`Tokens revoked: ${revoked}`)
  })
}

async function hashOf(token: string): Promise<Buffer> {
  return hashToken(token === '-' ? (await text(process.stdin)).trim() : token)
}

async function findOwners(catalog: Catalog, user: string | undefined, client: string | undefined) {
  return {
    user: user === undefined ? undefined : requireName('user', user, await userByName(catalog, user)),
    client:
      client === undefined ? undefined : requireName('client', client, await clientByName(catalog, client)),
  }
}

function requireName<Id>(what: string, name: string, id: Id | undefined): Id {
  if (id === undefined) throw new UserError(`There is no ${what} ${name}.`)
  return id
}
