import { existsSync, readFileSync } from 'node:fs'
import { LIMITS, type Limits } from '@anderhalf/protocol'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { TAKEN } from './edge-outcome.ts'
import { startEdgePlace, type EdgePlace } from './edge-place.ts'
import { tryEdge, type LimitEdge, type LimitEdges, type RelayEdge } from './limit-edge.ts'
import { LIMIT_EDGES } from './limit-edges.ts'
import { stayAfterSilence } from './silent-people.ts'

/** Images are made by a process that lets all others go first. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

type LimitName = keyof Limits

const ROOT = new URL('../../../../', import.meta.url)

const edges = Object.entries(LIMIT_EDGES) as [LimitName, LimitEdge][]
const onRelay = edges.flatMap(([name, edge]): [LimitName, RelayEdge][] =>
  'trySize' in edge || 'begin' in edge ? [[name, edge]] : [],
)
const elsewhere = edges.flatMap(([name, edge]) => ('triedIn' in edge ? [[name, edge.triedIn] as const] : []))
const onParts = edges.flatMap(([name, edge]) => ('tryPart' in edge ? [[name, edge] as const] : []))

// Before any relay runs here: its clocks would stand still too.
test.each(onParts)('[limit %s] holds exactly', async (name, { tryPart, past }) => {
  expect(await tryPart(LIMITS[name])).toBe(TAKEN)
  expect(await tryPart(LIMITS[name] + 1)).toBe(past)
})

test('a word is enough to stay, however long somebody was silent', async () => {
  expect(await stayAfterSilence(2 * LIMITS.connectionIdleMs, true)).toBe(TAKEN)
})

function describeEdges(title: string, tried: readonly [LimitName, RelayEdge][]): void {
  describe(title, () => {
    let place: EdgePlace
    beforeAll(async () => {
      const smaller = tried.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]]))
      place = await startEdgePlace(Object.fromEntries(smaller) as Partial<Limits>)
    })
    afterAll(() => place.close())

    for (const [name, edge] of tried) {
      const { at = TAKEN, past, value: limit = LIMITS[name] } = edge
      test(`[limit ${name}] ${limit}: ${at}, one more: ${past}`, async () => {
        expect(await tryEdge(edge, place, limit)).toEqual({ at: [at], past })
      })
    }

    test('nothing that was taken is lost, and nothing that was refused is there', async () => {
      await place.disconnectAll()
      place.clock.pass(3_600_000)
      expect(await place.findLost()).toEqual([])
    })
  })
}

describeEdges(
  'limits of each person, address or board',
  onRelay.filter(([, edge]) => edge.isOfAll !== true),
)
describeEdges(
  'limits of all together',
  onRelay.filter(([, edge]) => edge.isOfAll === true),
)

test.each(elsewhere)('[limit %s] is tried in %s', (name, path) => {
  const file = new URL(path, ROOT)
  expect(existsSync(file) && readFileSync(file, 'utf8')).toContain(`[limit ${name}]`)
})

test('every limit has an edge, and no edge is of a limit that is gone', () => {
  expect(Object.keys(LIMIT_EDGES).toSorted()).toEqual(Object.keys(LIMITS).toSorted())
  const { maxTitleLength: _, ...incomplete } = LIMIT_EDGES
  // @ts-expect-error -- a limit without an edge does not compile
  void (incomplete satisfies LimitEdges)
})

test.each([
  ['refuses one too early', 9, 9],
  ['takes one too many', 11, 11],
])('an edge is found wrong when the relay %s', async (_, taken) => {
  const place = {} as EdgePlace
  const answer = (count: number): string => (count <= taken ? TAKEN : 'refused')
  const right = { at: [TAKEN], past: 'refused' }
  let count = 0
  const counted = { past: 'refused', begin: async () => async () => answer(++count) }
  const sized = { past: 'refused', trySize: async (_place: EdgePlace, size: number) => answer(size) }
  expect(await tryEdge(counted, place, taken)).toEqual(right)
  count = 0
  expect(await tryEdge(counted, place, 10)).not.toEqual(right)
  expect(await tryEdge(sized, place, 10)).not.toEqual(right)
})
