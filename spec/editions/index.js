import { downgrade } from './downgrade.js'
import { lean } from './lean.js'
import { today } from './today.js'
import { upgrade } from './upgrade.js'

/** The editions of the document by the name of their files. Each is made from the complete one. */
const EDITIONS = {
  openapi: (document) => document,
  'openapi.2025': today,
  'openapi.lean': lean,
  'openapi.3.0': downgrade,
  'openapi.3.2': upgrade,
}

/** @returns every edition by the name of its files */
export const editionsOf = (document) =>
  Object.fromEntries(Object.entries(EDITIONS).map(([name, derive]) => [name, derive(document)]))
