import { type DocumentedOperation, loadDocument } from '@tintype/document'
import { createResponseCheck, type ResponseCheck } from '@tintype/document/validate'
import { type OperationId, operations } from '@tintype/types/operations'
import {
  type Answer,
  type Api,
  type Connection,
  type CreatedResources,
  createApi,
  SetupFailed,
} from './api.ts'
import { type Ability, NotHeld, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'

/**
 * `holds`; `differs`: from the document or the scenario; `not there`: the target does not have the operation;
 * `not asked`: the target lacks an ability that the scenario needs.
 */
export type Verdict = 'holds' | 'differs' | 'not there' | 'not asked'

export interface Result {
  id: OperationId
  behavior: string
  /** @deprecated Use `behavior`. This field is removed in the next minor version. */
  behaviour?: string
  /** The expected status. */
  status: number
  verdict: Verdict
  /** The difference, or the missing ability. */
  reason?: string
}

export interface Target extends Connection {
  /** Abilities besides those that follow from the tokens. */
  abilities?: readonly Ability[]
  /** The target stores no data. Each request asks for its status (`Prefer`), and checks of state are skipped. */
  mock?: boolean
}

export interface Report {
  target: string
  results: Result[]
  made: CreatedResources
}

/** The header that requests a fault. */
const FAULT = 'x-tintype-fault'

/**
 * Runs the scenarios one after another. For a mock, it only checks the shape of responses.
 * @throws Error when the target does not respond or rejects an access token, because every scenario would differ then
 */
export async function runContract(
  target: Target,
  options: { only?: readonly string[]; onResult?: (result: Result) => void } = {},
): Promise<Report> {
  const document = loadDocument<OperationId>()
  const check = createResponseCheck(document)
  const abilities = abilitiesOf(target)
  const made: CreatedResources = { albums: [], mediaItems: [] }
  const api = createApi(target.mock ? { ...target, tokens: withSameTokens(target) } : target, document, made)
  const results: Result[] = []
  // Fails if the target cannot be reached. After that, a request without a response is a fault of the server.
  await (target.fetch ?? fetch)(target.url)
  if (!target.mock) await checkTokens(target, api)
  for (const operation of document.operations) {
    if (options.only && !options.only.some((start) => operation.id.startsWith(start))) continue
    for (const scenario of scenarios[operation.id] as readonly Scenario[]) {
      const verdict = await judge({ scenario, operation, check, api, abilities, mock: target.mock ?? false })
      const { behavior, status } = scenario
      const result: Result = {
        id: operation.id,
        behavior,
        /** @deprecated */
        behaviour: behavior,
        status,
        ...verdict,
      }
      results.push(result)
      options.onResult?.(result)
    }
  }
  return { target: target.url, results, made }
}

async function checkTokens({ tokens }: Target, api: Api): Promise<void> {
  for (const who of Object.keys(tokens) as (keyof typeof tokens)[]) {
    const { status, text } =
      tokens[who] === undefined ? { status: 0, text: '' } : await api.call('albums.list', {}, who)
    if (status === 401) throw new Error(`the access token of ${who} was rejected: 401 ${text.slice(0, 300)}`)
  }
}

/** A mock has no users, so one token stands for all of them. */
const withSameTokens = ({ tokens: { owner } }: Target) => ({
  owner,
  other: owner,
  reader: owner,
  adder: owner,
})

function abilitiesOf({ abilities = [], mock, tokens: { other, reader, adder } }: Target): Set<Ability> {
  if (mock) return new Set(['other user', 'narrow tokens', 'faults', 'status 207'])
  const all = new Set<Ability>(['state', ...abilities])
  if (other !== undefined) all.add('other user')
  if (reader !== undefined && adder !== undefined) all.add('narrow tokens')
  return all
}

interface Case {
  scenario: Scenario
  operation: DocumentedOperation<OperationId>
  check: ResponseCheck
  api: ReturnType<typeof createApi>
  abilities: Set<Ability>
  mock: boolean
}

type Judgment = Pick<Result, 'verdict' | 'reason'>

async function judge({ scenario, operation, check, api, abilities, mock }: Case): Promise<Judgment> {
  const lacking = scenario.needs?.find((need) => !abilities.has(need))
  if (lacking !== undefined) return { verdict: 'not asked', reason: `needs: ${lacking}` }
  try {
    const input = await scenario.request(api)
    const answer = await api.call(operation.id, input, scenario.as, {
      headers: headersOf(scenario, mock),
      writing: scenario.writing,
    })
    if (answer.status !== scenario.status && isNotThere(operation.id, answer)) {
      return { verdict: 'not there', reason: `${answer.status} ${answer.text.slice(0, 200)}` }
    }
    const documented = check(operation, { ...answer, isPartial: 'fields' in input })
    if (documented !== undefined) return { verdict: 'differs', reason: documented }
    if (answer.status !== scenario.status) {
      const reason = `the status is ${answer.status}, not ${scenario.status}: ${answer.text.slice(0, 200)}`
      return { verdict: 'differs', reason }
    }
    const violations = answer.status < 300 ? answer.headers.get('sl-violations') : null
    if (violations !== null)
      return { verdict: 'differs', reason: `the mock reports violations: ${violations}` }
    if (!mock && scenario.fault === undefined) await scenario.holds?.(answer, api, input)
    return { verdict: 'holds' }
  } catch (error) {
    if (error instanceof SetupFailed && isNotThere(error.id, error.answer)) {
      return { verdict: 'not there', reason: error.message }
    }
    if (error instanceof NotHeld || error instanceof SetupFailed || error instanceof TypeError) {
      return { verdict: 'differs', reason: error.message }
    }
    throw error
  }
}

function headersOf({ status, fault }: Scenario, mock: boolean): Record<string, string> {
  if (mock) return { prefer: `code=${status}` }
  return fault === undefined ? {} : { [FAULT]: fault }
}

/** Whether the route does not exist, or is removed: Google returns 403 for every token then (facts 11). */
function isNotThere(id: OperationId, { status, body }: Answer): boolean {
  if (status === 501 || status === 405) return true
  if (status === 404) return typeof body !== 'object'
  return status === 403 && operations[id].removed !== null
}
