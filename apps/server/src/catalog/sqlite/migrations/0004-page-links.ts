import { step } from '../../migrate.ts'

/** Finds the tokens of a user and a client: each view of a page checks that its link still has one. */
export const { up } = step([`CREATE INDEX access_token_holder ON access_token (user, client)`])
