import { CLOSE_REASON, encodeAnderhalfMessage } from '@anderhalf/protocol'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import type { Rooms } from '../rooms/rooms.ts'
import {
  BOARD_ID,
  encodedSeed,
  hasRecord,
  startLiveServer,
  synced,
  until,
  type LiveServer,
  type Person,
} from './testing/live-server.ts'
import { addNote } from './testing/note.ts'

const anne: Person = { name: 'anne', role: 'facilitator' }
const bilal: Person = { name: 'bilal', role: 'participant' }
const cora: Person = { name: 'cora', role: 'participant' }
const FAULTY_BARRIER = 13

let server: LiveServer
afterEach(() => server.close())

/** Rooms with a mistake in them: one question makes them throw. */
function withMistake(rooms: Rooms): Pick<Rooms, 'open'> {
  return {
    async open(boardId, lane) {
      const lease = await rooms.open(boardId, lane)
      const faulty = Object.create(lease.room) as typeof lease.room
      faulty.barrier = (member, n) => {
        if (n === FAULTY_BARRIER) throw new Error('a mistake in the relay')
        lease.room.barrier(member, n)
      }
      return { room: faulty, release: () => lease.release() }
    },
  }
}

it('[W13] a mistake while a frame is handled ends that socket alone, which may come back', async () => {
  server = await startLiveServer({}, withMistake)
  await server.rooms.seed(BOARD_ID, 'canvas', encodedSeed())
  const [writer, reader] = await Promise.all([synced(server.join(anne)), synced(server.join(bilal))])
  const unlucky = server.socket(cora, `/sync/${BOARD_ID}/canvas`)
  await once(unlucky, 'open')
  unlucky.send(encodeAnderhalfMessage({ kind: 'barrier', n: FAULTY_BARRIER }))
  const [code] = (await once(unlucky, 'close')) as [number]
  expect(code).toBe(CLOSE_REASON.unexpected.code)
  expect(CLOSE_REASON.unexpected.retry).toBe('backoff')
  addNote(writer.doc, 'onwards')
  await until(reader.doc, () => hasRecord(reader.doc, 'shape:onwards'))
  expect([writer.wsconnected, reader.wsconnected]).toEqual([true, true])
})
