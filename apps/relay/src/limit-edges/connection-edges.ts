import type { EdgePerson, EdgePlace } from './edge-place.ts'
import { openEdgeSocket, type EdgeSocket } from './edge-socket.ts'
import { TAKEN } from './edge-outcome.ts'
import type { SomeLimitEdges } from './limit-edge.ts'

const SECOND_MS = 1000
/** After which everything that refills is full. */
const LONG_MS = 3_600_000
const NOBODY_IN = '401 session-missing'
const UPGRADES_AT_ONCE_OF_ONE = 30
const UPGRADES_AT_ONCE_OF_ALL = 12

/** Opens one after the other; whoever is in already must stay. */
function openEach(place: EdgePlace, nextPerson: () => Promise<EdgePerson>): () => Promise<string> {
  const open: EdgeSocket[] = []
  return async () => {
    const opened = await place.connect(await nextPerson())
    const isCut = open.some((socket) => !socket.isOpen)
    if (typeof opened !== 'string') open.push(opened)
    return `${typeof opened === 'string' ? opened : TAKEN}${isCut ? ', and somebody was cut' : ''}`
  }
}

/** Of somebody without a session, so that all that is refused is refused for its number. */
async function askToComeIn(place: EdgePlace, address: string): Promise<string> {
  const opened = await openEdgeSocket(`ws://127.0.0.1:${place.relay.port}/sync/${'b'.repeat(22)}/canvas`, {
    'x-forwarded-for': address,
  })
  return typeof opened === 'string' ? opened : TAKEN
}

/** Uses up what may be asked at once, and lets a second pass. */
async function aSecondAfter(place: EdgePlace, asks: number, ask: () => Promise<string>): Promise<void> {
  place.clock.pass(LONG_MS)
  for (let nth = 0; nth < asks; nth++) await ask()
  place.clock.pass(SECOND_MS)
}

export const connectionEdges = {
  maxConnectionsPerSession: {
    value: 6,
    past: '429 too-many-requests',
    async begin(place) {
      const person = await place.enter()
      return openEach(place, () => Promise.resolve(person))
    },
  },
  maxConnectionsPerAddress: {
    value: 8,
    past: '429 too-many-requests',
    async begin(place) {
      const address = place.newAddress()
      return openEach(place, async () => ({ ...(await place.enter()), address }))
    },
  },
  maxConnectionsPerBoard: {
    value: 10,
    past: '503 storage-unavailable',
    async begin(place) {
      const board = await place.createBoard()
      return openEach(place, () => place.enter('participant', board))
    },
  },
  maxConnections: {
    value: 5,
    isOfAll: true,
    past: '503 storage-unavailable',
    async begin(place) {
      await place.disconnectAll()
      return openEach(place, () => place.enter())
    },
  },
  maxUpgradeBurstPerAddress: {
    value: UPGRADES_AT_ONCE_OF_ONE,
    at: NOBODY_IN,
    past: '429 too-many-requests',
    async begin(place) {
      const address = place.newAddress()
      return () => askToComeIn(place, address)
    },
  },
  maxUpgradesPerAddressPerSecond: {
    value: 7,
    at: NOBODY_IN,
    past: '429 too-many-requests',
    async begin(place) {
      const address = place.newAddress()
      const ask = (): Promise<string> => askToComeIn(place, address)
      await aSecondAfter(place, UPGRADES_AT_ONCE_OF_ONE, ask)
      return ask
    },
  },
  maxUpgradeBurst: {
    value: UPGRADES_AT_ONCE_OF_ALL,
    isOfAll: true,
    at: NOBODY_IN,
    past: '503 storage-unavailable',
    async begin(place) {
      place.clock.pass(LONG_MS)
      return () => askToComeIn(place, place.newAddress())
    },
  },
  maxUpgradesPerSecond: {
    value: 4,
    isOfAll: true,
    at: NOBODY_IN,
    past: '503 storage-unavailable',
    async begin(place) {
      const ask = (): Promise<string> => askToComeIn(place, place.newAddress())
      await aSecondAfter(place, UPGRADES_AT_ONCE_OF_ALL, ask)
      return ask
    },
  },
} as const satisfies SomeLimitEdges
