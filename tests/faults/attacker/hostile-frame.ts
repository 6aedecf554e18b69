import { writeVarString } from 'lib0/encoding'
import type { Random } from '../random.ts'
import { collected, content, craftUpdate, item, nestedLists, skipped } from './crafted-update.ts'
import { randomUpdate, type UpdateTargets } from './random-update.ts'
import { encodePresenceFrame } from './crafted-presence.ts'
import {
  concatVarUints,
  encodeMissingFrame,
  encodeStateVectorRequest,
  encodeSyncFrame,
  encodeUpdateFrame,
  withTail,
} from './sync-frames.ts'

/** One frame that no honest client sends, or a text frame. */
export function hostileFrame(targets: UpdateTargets): Uint8Array | string {
  const { random } = targets
  const client = (): number => random.pick([1, 2 ** 31, random.below(2 ** 32), targets.alice.doc.clientID])
  const clock = (): number => random.pick([0, 1, random.below(1000), 2 ** 40, 2 ** 53 - 1])
  const evilUpdate = (): Uint8Array =>
    random.pick([
      () =>
        craftUpdate({
          runs: [{ client: client(), clock: clock(), structs: [collected(random.below(2) * clock())] }],
        }),
      () => craftUpdate({ runs: [{ client: client(), clock: 0, structs: [skipped(random.below(9))] }] }),
      () => craftUpdate({ claimedRuns: clock() }),
      () => craftUpdate({ runs: [{ client: client(), clock: 0, structs: [], claimedStructs: clock() }] }),
      () => craftUpdate({ deletes: [{ client: client(), ranges: [[clock(), clock()]] }] }),
      () => craftUpdate({ claimedDeletes: clock() }),
      () =>
        craftUpdate({
          runs: [
            {
              client: client(),
              clock: 0,
              structs: [
                item({ parent: 'records', key: '__proto__' }, content.rawAny(nestedLists(random.below(200)))),
              ],
            },
          ],
        }),
      () => random.bytes(random.below(200)),
      () => randomUpdate(targets),
      () => flipped(randomUpdate(targets), random),
    ])()
  const presence = (): Uint8Array =>
    encodePresenceFrame(
      Array.from({ length: 1 + random.below(4) }, () => ({
        clientId: random.pick([client(), targets.bob.doc.clientID]),
        clock: clock(),
        json: random.pick([
          'null',
          '{}',
          '[]',
          '{',
          '{"cursor":[1,1]}',
          '{"user":{"name":"Alice"}}',
          '['.repeat(random.below(500)),
        ]),
      })),
      random.pick([undefined, clock()]),
    )
  return random.pick<() => Uint8Array | string>([
    () => encodeUpdateFrame(evilUpdate()),
    () => encodeUpdateFrame(evilUpdate()),
    () => encodeMissingFrame(evilUpdate()),
    () => encodeSyncFrame(random.below(300), random.bytes(random.below(50))),
    () => encodeStateVectorRequest(random.bytes(random.below(50))),
    () => withTail(encodeUpdateFrame(evilUpdate()), random.bytes(1 + random.below(5))),
    presence,
    presence,
    () => Uint8Array.of(random.below(256), ...random.bytes(random.below(100))),
    () => concatVarUints([112, random.below(8), clock()]),
    () => concatVarUints([2, random.below(3)], (encoder) => writeVarString(encoder, 'x')),
    () => String(random.below(2 ** 32) - 2 ** 31),
  ])()
}

function flipped(update: Uint8Array, random: Random): Uint8Array {
  const at = random.below(update.length)
  update[at] = (update[at] ?? 0) ^ (1 << random.below(8))
  return update
}
