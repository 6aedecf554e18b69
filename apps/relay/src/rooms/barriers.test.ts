import { expect, it } from 'vitest'
import { createBarriers } from './barriers.ts'
import type { RoomMember } from './room-member.ts'

type Asker = Pick<RoomMember, 'hasGap' | 'heldBarriers' | 'waitingBarriers'> & { answers: number[] }

function createMember(): RoomMember & Asker {
  const answers: number[] = []
  const asker: Asker & Pick<RoomMember, 'durable' | 'close'> = {
    answers,
    hasGap: false,
    heldBarriers: [],
    waitingBarriers: 0,
    durable: (n) => answers.push(n),
    close: () => answers.push(-1),
  }
  return asker as RoomMember & Asker
}

it('answers at once when everything before is on the disk, otherwise in order as it gets there', () => {
  const barriers = createBarriers(5)
  const member = createMember()
  barriers.ask(member, 1, 5)
  expect(member.answers).toEqual([1])
  barriers.ask(member, 2, 6)
  barriers.ask(member, 3, 8)
  barriers.noteDurable(6)
  expect(member.answers).toEqual([1, 2])
  barriers.noteDurable(7)
  expect(member.answers).toEqual([1, 2])
  barriers.noteDurable(8)
  expect(member.answers).toEqual([1, 2, 3])
})

it('holds questions behind a gap until what closes it has come', () => {
  const barriers = createBarriers(0)
  const member = createMember()
  member.hasGap = true
  barriers.ask(member, 1, 0)
  expect(member.answers).toEqual([])
  member.hasGap = false
  barriers.releaseHeld(member, 3)
  expect(member.answers).toEqual([])
  barriers.noteDurable(3)
  expect(member.answers).toEqual([1])
})

it('forgets who left and closes who asks without end', () => {
  const barriers = createBarriers(0)
  const leaver = createMember()
  const flooder = createMember()
  barriers.ask(leaver, 1, 1)
  for (let n = 0; n <= 4_096; n++) barriers.ask(flooder, n, 2)
  barriers.forget(leaver)
  barriers.noteDurable(1)
  expect(leaver.answers).toEqual([])
  expect(flooder.answers).toEqual([-1])
})
