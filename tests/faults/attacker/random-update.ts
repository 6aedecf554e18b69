import type { Doc } from 'yjs'
import type { Random } from '../random.ts'
import { ATTACKER_CLIENT } from './attacker-client.ts'
import { collected, content, craftUpdate, item, skipped, type Struct } from './crafted-update.ts'

export interface UpdateTargets {
  readonly random: Random
  readonly alice: { readonly doc: Doc }
  readonly bob: { readonly doc: Doc }
}

/** Well-formed structs that refer to each other, and to the work of honest people, at random. */
export function randomUpdate(targets: UpdateTargets): Uint8Array {
  const { random } = targets
  const clients = [
    ATTACKER_CLIENT,
    ATTACKER_CLIENT + 1,
    targets.alice.doc.clientID,
    targets.bob.doc.clientID,
    1,
  ]
  const id = () => ({ client: random.pick(clients), clock: random.below(40) })
  const place = () =>
    random.pick([
      {
        parent: random.pick(['records', 'meta', 'x', '']),
        key: random.pick(['shape:a', '$', '__proto__', 'pos', 'text']),
      },
      { parent: random.pick(['records', 'meta']) },
      { parent: id(), key: random.pick(['$', 'pos', 'index', 'p.color', 'text']) },
      { origin: id() },
      { rightOrigin: id() },
      { origin: id(), rightOrigin: id() },
    ])
  const anything = () =>
    random.pick([
      content.any([random.below(100), 'x', null, { a: 1 }]),
      content.any([[0, 0, 0, 'page:page']]),
      content.deleted(random.below(3)),
      content.text('abc'.slice(random.below(3))),
      content.json(['1', 'kapot']),
      content.embed('{"a":'),
      content.format('bold', random.pick(['true', 'null', '}'])),
      content.type(random.below(9)),
      content.document('x'),
      content.binary(random.bytes(4)),
      content.unknown(random.pick([10, 11, 15, 31])),
    ])
  const struct = (): Struct =>
    random.pick([
      () => collected(random.below(3)),
      () => skipped(random.below(3)),
      () => item(place(), anything()),
      () => item(place(), anything()),
    ])()
  return craftUpdate({
    runs: Array.from({ length: 1 + random.below(2) }, () => ({
      client: random.pick(clients),
      clock: random.pick([0, 0, 1, random.below(40)]),
      structs: Array.from({ length: 1 + random.below(3) }, struct),
    })),
    deletes:
      random.below(3) === 0
        ? [{ client: random.pick(clients), ranges: [[random.below(20), random.below(20)]] }]
        : [],
  })
}
