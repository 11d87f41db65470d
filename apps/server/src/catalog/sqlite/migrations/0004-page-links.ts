import { step } from '../../migrate.ts'

/** A page asks whether the client that its link was given to still has a token of that user. */
export const { up } = step([`CREATE INDEX access_token_holder ON access_token (user, client)`])
