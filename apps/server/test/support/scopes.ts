import { scopes } from '@tintype/types/operations'
import { shortScope } from '../../src/tokens/accessTokens.ts'

/** Every scope by its short name, such as `photoslibrary.sharing`. */
export const SCOPES = scopes.map(shortScope)
