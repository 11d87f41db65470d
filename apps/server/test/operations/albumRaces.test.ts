import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type MoveName, moves } from '../races/moves.ts'
import { layAlbum, make, openStage, outcomeOf, type Stage, type State, states } from '../races/stage.ts'
import { onPostgres } from '../support/database.ts'
import { sharedScene } from '../support/shared.ts'

/** Number of races of each pair of requests: `TINTYPE_RACE_ROUNDS=300 vitest run --project postgresAndS3 test/operations/albumRaces`. */
const ROUNDS = Number(process.env.TINTYPE_RACE_ROUNDS ?? (onPostgres ? 4 : 2))

/** Number of albums with concurrent races. */
const AT_ONCE = 4

const names = Object.keys(moves) as MoveName[]
const pairs = names.flatMap((one, at) => names.slice(at).map((two) => [one, two] as const))

interface Race {
  state: State
  pair: readonly [MoveName, MoveName]
}

const inOrder = async (stage: Stage, { state, pair: [one, two] }: Race): Promise<string> => {
  const arena = await layAlbum(stage, state)
  const first = await make(stage, arena, one, 0)
  return outcomeOf(stage, arena, [first, await make(stage, arena, two, 0)])
}

/** The same two requests in reverse order, with the responses in the order of the pair. */
const inReverse = async (stage: Stage, { state, pair: [one, two] }: Race): Promise<string> => {
  const arena = await layAlbum(stage, state)
  const second = await make(stage, arena, two, 0)
  return outcomeOf(stage, arena, [await make(stage, arena, one, 0), second])
}

/** Delays of the two requests, in milliseconds: requests differ in how soon they write. */
const DELAYS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [2, 0],
] as const

/** Both concurrently, through two servers in every other round. */
const atOnce = async (stage: Stage, { state, pair: [one, two] }: Race, round: number): Promise<string> => {
  const arena = await layAlbum(stage, state)
  const delays = DELAYS[round % DELAYS.length] ?? DELAYS[0]
  const send = async (name: MoveName, delay: number, through: 0 | 1) => {
    if (delay > 0) await wait(delay)
    return make(stage, arena, name, through)
  }
  const other = (round + Math.floor(round / DELAYS.length)) % 2 === 0 ? 1 : 0
  return outcomeOf(stage, arena, await Promise.all([send(one, delays[0], 0), send(two, delays[1], other)]))
}

/** @returns the rounds that no order explains */
async function run(stage: Stage, race: Race): Promise<string[]> {
  const explained = [await inOrder(stage, race), await inReverse(stage, race)]
  const unexplained: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const outcome = await atOnce(stage, race, round)
    if (!explained.includes(outcome)) unexplained.push(outcome)
  }
  return unexplained
}

test(
  'two concurrent requests on an album have the same result as in one of the two sequential orders',
  async () => {
    const stage = await openStage()
    const races = pairs.flatMap((pair) => states.map((state): Race => ({ state, pair })))
    const faults: string[] = []
    let example = ''
    const runner = async () => {
      for (let race = races.pop(); race !== undefined; race = races.pop()) {
        const unexplained = await run(stage, race)
        if (unexplained.length === 0) continue
        example ||= unexplained[0] ?? ''
        faults.push(`${race.state}: ${race.pair.join(' and ')}: ${unexplained.length} of ${ROUNDS}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, runner))
    expect(
      faults.sort(),
      `No order of the two explains what was read. The first such round:\n${example}`,
    ).toEqual([])
  },
  120_000 + ROUNDS * 60_000,
)

test('concurrent requests to share an album all return the one valid token', async () => {
  const { owner, member } = await sharedScene()
  for (let round = 0; round < 10; round++) {
    const albumId = await owner.album()
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => owner.ok('albums.share', { albumId, body: {} })),
    )
    const tokens = new Set(answers.map(({ shareInfo }) => shareInfo.shareToken))
    expect(tokens.size).toBe(1)
    for (const shareToken of tokens) await member.ok('sharedAlbums.get', { shareToken })
  }
})
