import { errors } from '@tintype/types/errors'
import { type OperationId, operations, type Scope, type StatusOf } from '@tintype/types/operations'
import type { Api } from '../api.ts'
import type { Input } from '../request.ts'
import { hold, type Scenario, same } from '../scenario.ts'

/** Builds a valid request of an operation and creates the data that it refers to. */
type Good = (api: Api) => Input | Promise<Input>

/** Statuses that a request gets only by asking for a fault. */
const BY_FAULT = [429, 500, 503] as const

/**
 * The scenarios of an operation: its own, and those of all operations.
 * @param faulty further statuses that need a fault
 */
export function scenariosOf<Id extends OperationId>(
  id: Id,
  good: Good,
  own: readonly Scenario<Id>[],
  faulty: readonly StatusOf<Id>[] = [],
): readonly Scenario<Id>[] {
  const status = (code: number) => code as StatusOf<Id>
  const isUpload = operations[id].body === 'application/octet-stream'
  const isOfAlbum = operations[id].path.includes('{albumId}')
  const shared: Scenario<Id>[] = [
    {
      behavior: 'rejects a request without a token',
      status: status(401),
      as: 'nobody',
      request: good,
      holds: ({ headers }) => hold(headers.has('www-authenticate'), 'there is no WWW-Authenticate header'),
    },
    {
      behavior: 'rejects an invalid token',
      status: status(401),
      as: 'nonsense',
      request: good,
      holds: isUpload ? undefined : errorIs('InvalidCredentials'),
    },
    ...(isUpload ? [] : [narrow(id, good)]),
    ...(isUpload ? [] : malformed(id, good)),
    ...(isOfAlbum ? withWrongAlbum<Id>(good) : []),
    ...inOtherForms(id, good, own),
    ...[...BY_FAULT, ...faulty].map(
      (code): Scenario<Id> => ({
        behavior: `returns ${code} for that fault and does nothing`,
        status: status(code),
        needs: ['faults'],
        fault: `status=${code}`,
        request: good,
      }),
    ),
  ]
  return [...own, ...shared].map((scenario) => ({
    ...scenario,
    /** @deprecated */
    behaviour: scenario.behavior,
  }))
}

const READS_APP_CREATED =
  'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata' satisfies Scope

/** Reading with a token for adding, and writing with a token for reading. */
function narrow<Id extends OperationId>(id: Id, good: Good): Scenario<Id> {
  return {
    behavior: 'rejects a token without the scope',
    status: 403 as StatusOf<Id>,
    needs: ['narrow tokens'],
    as: (operations[id].scopes.legacy as readonly Scope[]).includes(READS_APP_CREATED) ? 'adder' : 'reader',
    request: good,
    holds: ({ body }) => same('error.status', body.error?.status, 'PERMISSION_DENIED'),
  }
}

/**
 * A successful request in other forms that clients use (facts 1.3). The query and the form repeat the first of the
 * operation's own scenarios, which checks the received fields.
 */
function inOtherForms<Id extends OperationId>(
  id: Id,
  good: Good,
  own: readonly Scenario<Id>[],
): Scenario<Id>[] {
  const first = own.find(({ status, needs = [] }) => status === 200 && !needs.includes('state'))
  if (first === undefined) throw new Error(`${id} has no scenario that succeeds.`)
  const slashes: Scenario<Id> = {
    ...(ONCE.has(id) ? first : { status: first.status, request: good }),
    behavior: 'ignores slashes before a colon, trailing slashes and double slashes',
    writing: 'slashes',
  }
  if (operations[id].body !== 'application/json') return [slashes]
  const query: Scenario<Id> = {
    ...first,
    behavior: 'accepts fields of the body in the query',
    writing: 'query',
  }
  const form: Scenario<Id> = { ...first, behavior: 'accepts a form', writing: 'form' }
  return HOLDS_MESSAGES.has(id) ? [slashes, query] : [slashes, query, form]
}

/** Operations whose valid request needs other requests first, or succeeds only once. */
const ONCE: ReadonlySet<OperationId> = new Set([
  'albums.batchRemoveMediaItems',
  'albums.unshare',
  'sharedAlbums.join',
  'sharedAlbums.leave',
])

/** Needs a list of messages, which a form cannot express. */
const HOLDS_MESSAGES: ReadonlySet<OperationId> = new Set(['mediaItems.batchCreate'])

function malformed<Id extends OperationId>(id: Id, good: Good): Scenario<Id>[] {
  const status = 400 as StatusOf<Id>
  if (operations[id].body === null) {
    return [
      {
        behavior: 'rejects an unknown parameter and names it',
        status,
        request: async (api) => ({ ...(await good(api)), tintypeContract: '1' }),
        holds: ({ body }) =>
          hold(String(body.error?.message).includes('tintypeContract'), 'the message does not name it'),
      },
      {
        behavior: 'returns errors in the older format on request',
        status,
        request: async (api) => ({ ...(await good(api)), tintypeContract: '1', '$.xgafv': '1' }),
        holds: ({ body }) => same('error.errors[0].domain', body.error?.errors?.[0]?.domain, 'global'),
      },
    ]
  }
  return [
    {
      behavior: 'rejects an unknown field and names it',
      status,
      async request(api) {
        const input = await good(api)
        return { ...input, body: { ...(input.body as object), tintypeContract: 1 } }
      },
      holds: ({ body }) =>
        hold(String(body.error?.message).includes('tintypeContract'), 'the message does not name it'),
    },
    {
      behavior: 'rejects a body that is not JSON',
      status,
      request: async (api) => ({ ...(await good(api)), body: '{"tintype' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]
}

/** Errors of an operation on an album for a malformed id and for a missing album. */
function withWrongAlbum<Id extends OperationId>(good: Good): Scenario<Id>[] {
  return [
    {
      behavior: 'rejects a malformed album id',
      status: 400 as StatusOf<Id>,
      request: async (api) => ({ ...(await good(api)), albumId: NONSENSE }),
      holds: errorIs('InvalidAlbumId'),
    },
    {
      behavior: 'does not find a missing album',
      status: 404 as StatusOf<Id>,
      request: async (api) => ({ ...(await good(api)), albumId: NOTHING }),
      holds: errorIs('AlbumNotFound'),
    },
  ]
}

/** Checks that the response is exactly this error of the document. */
export function errorIs(name: keyof typeof errors): NonNullable<Scenario['holds']> {
  return ({ body }) => {
    same('error.status', body.error?.status, errors[name].status)
    same('error.message', body.error?.message, errors[name].message)
  }
}

/** An id that is well formed for servers with opaque ids, but does not exist. */
export const NOTHING: string = 'A'.repeat(64)

/** A malformed id. */
export const NONSENSE = '!'
