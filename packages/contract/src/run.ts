import { type DocumentedOperation, loadDocument } from '@tintype/document'
import { createResponseCheck, type ResponseCheck } from '@tintype/document/validate'
import { type OperationId, operations } from '@tintype/types/operations'
import { type Answer, type Api, type Connection, createApi, type Made, SetupFailed } from './api.ts'
import { type Ability, NotHeld, type Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'

/**
 * `holds` · `differs` from the document or the scenario · `not there`: the target does not offer the operation ·
 * `not asked`: it lacks an ability that the scenario needs.
 */
export type Verdict = 'holds' | 'differs' | 'not there' | 'not asked'

export interface Result {
  id: OperationId
  behaviour: string
  /** The status that the scenario is about. */
  status: number
  verdict: Verdict
  /** What differs, or what is lacking. */
  reason?: string
}

export interface Target extends Connection {
  /** What it has beside a token of one user; the abilities that go with tokens come from those. */
  abilities?: readonly Ability[]
  /** Keeps nothing and knows shapes alone: the status is asked for (`Prefer`), and state is not looked at. */
  mock?: boolean
}

export interface Report {
  target: string
  results: Result[]
  made: Made
}

/** The header in which a fault is asked for. */
const FAULT = 'x-tintype-fault'

/**
 * Runs the scenarios one after the other. A mock is asked for shapes alone.
 * @throws Error when nobody answers, or an access token is refused: every scenario would differ, and tell nothing
 */
export async function runContract(
  target: Target,
  options: { only?: readonly string[]; onResult?: (result: Result) => void } = {},
): Promise<Report> {
  const document = loadDocument<OperationId>()
  const check = createResponseCheck(document)
  const abilities = abilitiesOf(target)
  const made: Made = { albums: [], mediaItems: [] }
  const api = createApi(target.mock ? { ...target, tokens: anybody(target) } : target, document, made)
  const results: Result[] = []
  // Whether there is anybody at all: after that, a request without an answer is the server's doing.
  await (target.fetch ?? fetch)(target.url)
  if (!target.mock) await checkTokens(target, api)
  for (const operation of document.operations) {
    if (options.only && !options.only.some((start) => operation.id.startsWith(start))) continue
    for (const scenario of scenarios[operation.id] as readonly Scenario[]) {
      const verdict = await judge({ scenario, operation, check, api, abilities, mock: target.mock ?? false })
      const { behaviour, status } = scenario
      const result: Result = { id: operation.id, behaviour, status, ...verdict }
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
    if (status === 401) throw new Error(`the access token of ${who} was refused: 401 ${text.slice(0, 300)}`)
  }
}

/** A mock knows no users: who asks is a matter of what answer is asked for. */
const anybody = ({ tokens: { owner } }: Target) => ({ owner, other: owner, reader: owner, adder: owner })

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

type Judgement = Pick<Result, 'verdict' | 'reason'>

async function judge({ scenario, operation, check, api, abilities, mock }: Case): Promise<Judgement> {
  const lacking = scenario.needs?.find((need) => !abilities.has(need))
  if (lacking !== undefined) return { verdict: 'not asked', reason: `needs: ${lacking}` }
  try {
    const input = await scenario.request(api)
    const answer = await api.call(operation.id, input, scenario.as, {
      headers: headersOf(scenario, mock),
      ...(scenario.writing && { writing: scenario.writing }),
    })
    if (answer.status !== scenario.status && isNotThere(operation.id, answer)) {
      return { verdict: 'not there', reason: `${answer.status} ${answer.text.slice(0, 200)}` }
    }
    const documented = check(operation, answer)
    if (documented !== undefined) return { verdict: 'differs', reason: documented }
    if (answer.status !== scenario.status) {
      const reason = `the status is ${answer.status}, not ${scenario.status}: ${answer.text.slice(0, 200)}`
      return { verdict: 'differs', reason }
    }
    const violations = answer.status < 300 ? answer.headers.get('sl-violations') : null
    if (violations !== null)
      return { verdict: 'differs', reason: `the mock tells of violations: ${violations}` }
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

/** No such route at all, or one that Google has removed: 403 for whatever token (facts 11). */
function isNotThere(id: OperationId, { status, body }: Answer): boolean {
  if (status === 501 || status === 405) return true
  if (status === 404) return typeof body !== 'object'
  return status === 403 && operations[id].removed !== null
}
