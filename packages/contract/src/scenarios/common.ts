import { errors } from '@tintype/types/errors'
import { type OperationId, operations, type Scope, type StatusOf } from '@tintype/types/operations'
import type { Api } from '../api.ts'
import type { Input } from '../request.ts'
import { hold, type Scenario, same } from '../scenario.ts'

/** A good request of an operation, for which everything that it names is made. */
type Good = (api: Api) => Input | Promise<Input>

/** Statuses that no request brings about at will: a server gives them when it is asked for a fault. */
const BY_FAULT = [429, 500, 503] as const

/**
 * The scenarios of an operation: its own, and those that are the same for all.
 * @param faulty further statuses that only a fault brings about
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
      behaviour: 'refuses whoever has no token',
      status: status(401),
      as: 'nobody',
      request: good,
      holds: ({ headers }) => hold(headers.has('www-authenticate'), 'there is no WWW-Authenticate header'),
    },
    {
      behaviour: 'refuses a token that is not good',
      status: status(401),
      as: 'nonsense',
      request: good,
      ...(isUpload ? {} : { holds: errorIs('InvalidCredentials') }),
    },
    ...(isUpload ? [] : [narrow(id, good)]),
    ...(isUpload ? [] : malformed(id, good)),
    ...(isOfAlbum ? ofNoAlbum<Id>(good) : []),
    ...written(id, good, own),
    ...[...BY_FAULT, ...faulty].map(
      (code): Scenario<Id> => ({
        behaviour: `answers ${code} when asked for that fault, and does nothing`,
        status: status(code),
        needs: ['faults'],
        fault: `status=${code}`,
        request: good,
      }),
    ),
  ]
  return [...own, ...shared]
}

const READS_APP_CREATED =
  'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata' satisfies Scope

/** What a token for reading opens is refused to one for adding, and all else the other way round. */
function narrow<Id extends OperationId>(id: Id, good: Good): Scenario<Id> {
  return {
    behaviour: 'refuses a token without the scope',
    status: 403 as StatusOf<Id>,
    needs: ['narrow tokens'],
    as: (operations[id].scopes.legacy as readonly Scope[]).includes(READS_APP_CREATED) ? 'adder' : 'reader',
    request: good,
    holds: ({ body }) => same('error.status', body.error?.status, 'PERMISSION_DENIED'),
  }
}

/**
 * A request that succeeds, in the forms that clients write requests in (facts 1.3). What comes in the query or as a form
 * is the first of the operation's own scenarios, which sees whether it arrived.
 */
function written<Id extends OperationId>(id: Id, good: Good, own: readonly Scenario<Id>[]): Scenario<Id>[] {
  const first = own.find(({ status, needs = [] }) => status === 200 && !needs.includes('state'))
  if (first === undefined) throw new Error(`${id} has no scenario that succeeds.`)
  const slashes: Scenario<Id> = {
    ...(ONCE.has(id) ? first : { status: first.status, request: good }),
    behaviour: 'takes slashes before a colon, at the end and next to each other as one',
    writing: 'slashes',
  }
  if (operations[id].body !== 'application/json') return [slashes]
  const query: Scenario<Id> = {
    ...first,
    behaviour: 'takes fields of its body in the query',
    writing: 'query',
  }
  const form: Scenario<Id> = { ...first, behaviour: 'takes a form', writing: 'form' }
  return HOLDS_MESSAGES.has(id) ? [slashes, query] : [slashes, query, form]
}

/** Operations whose good request succeeds only after something else, or only once. */
const ONCE: ReadonlySet<OperationId> = new Set([
  'albums.batchRemoveMediaItems',
  'albums.unshare',
  'sharedAlbums.join',
  'sharedAlbums.leave',
])

/** Needs a list of messages, which a form cannot hold. */
const HOLDS_MESSAGES: ReadonlySet<OperationId> = new Set(['mediaItems.batchCreate'])

function malformed<Id extends OperationId>(id: Id, good: Good): Scenario<Id>[] {
  const status = 400 as StatusOf<Id>
  if (operations[id].method === 'GET') {
    return [
      {
        behaviour: 'refuses a parameter that it does not know, and names it',
        status,
        request: async (api) => ({ ...(await good(api)), tintypeContract: '1' }),
        holds: ({ body }) =>
          hold(String(body.error?.message).includes('tintypeContract'), 'the message does not name it'),
      },
      {
        behaviour: 'tells errors in the older form too, when asked for it',
        status,
        request: async (api) => ({ ...(await good(api)), tintypeContract: '1', '$.xgafv': '1' }),
        holds: ({ body }) => same('error.errors[0].domain', body.error?.errors?.[0]?.domain, 'global'),
      },
    ]
  }
  return [
    {
      behaviour: 'refuses a field that it does not know, and names it',
      status,
      async request(api) {
        const input = await good(api)
        return { ...input, body: { ...(input.body as object), tintypeContract: 1 } }
      },
      holds: ({ body }) =>
        hold(String(body.error?.message).includes('tintypeContract'), 'the message does not name it'),
    },
    {
      behaviour: 'refuses a body that is not JSON',
      status,
      request: async (api) => ({ ...(await good(api)), body: '{"tintype' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]
}

/** What an operation on an album says of one that there cannot be, and of one that is not there. */
function ofNoAlbum<Id extends OperationId>(good: Good): Scenario<Id>[] {
  return [
    {
      behaviour: 'refuses what is no album id',
      status: 400 as StatusOf<Id>,
      request: async (api) => ({ ...(await good(api)), albumId: NONSENSE }),
      holds: errorIs('InvalidAlbumId'),
    },
    {
      behaviour: 'does not find an album that is not there',
      status: 404 as StatusOf<Id>,
      request: async (api) => ({ ...(await good(api)), albumId: NOTHING }),
      holds: errorIs('AlbumNotFound'),
    },
  ]
}

/** Holds when the answer is the error that the document has under this name, to the letter. */
export function errorIs(name: keyof typeof errors): NonNullable<Scenario['holds']> {
  return ({ body }) => {
    same('error.status', body.error?.status, errors[name].status)
    same('error.message', body.error?.message, errors[name].message)
  }
}

/** An id that is well formed for any server whose ids are opaque, and stands for nothing. */
export const NOTHING = 'A'.repeat(64)

/** An id that no server gives. */
export const NONSENSE = '!'
