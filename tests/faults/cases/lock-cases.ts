import { createTemplateRecord, writeRecord } from '@anderhalf/board-model'
import { REJECT_CODE } from '@anderhalf/protocol'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Arena, AttackCase } from '../arena.ts'
import { encodeUpdateFrame } from '../attacker/sync-frames.ts'
import { createHonestClient } from '../honest/honest-client.ts'

const PAGE = 'page:page'

function fieldsOf(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  return doc.getMap<Y.Map<unknown>>('records').get(id)
}

/** A template that the facilitator put down; Bob has it too. */
async function putDownTemplate(arena: Arena): Promise<string> {
  const facilitator = createHonestClient(arena.server, arena.board, await arena.enter('facilitator'))
  await facilitator.synced()
  const template = createTemplateRecord({ templateId: 'a/b', version: 1, x: 0, y: 0, w: 800, h: 600 })
  facilitator.doc.transact(() => writeRecord(facilitator.doc, template))
  const isThere = (): boolean => fieldsOf(arena.bob.doc, template.id) !== undefined
  expect(await arena.bob.changes.until(isThere, 3000), 'the template of the facilitator').toBe(true)
  facilitator.close()
  return template.id
}

const CHANGES: readonly (readonly [what: string, change: (doc: Y.Doc, id: string) => void])[] = [
  ['moves', (doc, id) => fieldsOf(doc, id)?.set('pos', [500, 500, 0, PAGE])],
  ['unlocks', (doc, id) => fieldsOf(doc, id)?.set('isLocked', false)],
  ['deletes', (doc, id) => doc.getMap('records').delete(id)],
  ['replaces', (doc, id) => doc.getMap('records').set(id, new Y.Map([['$', { type: 'note' }]]))],
]

export const lockCases: readonly AttackCase[] = [
  ...CHANGES.map(([what, change]): AttackCase => ({
    id: 'Y14',
    title: `a changed client that ${what} what the facilitator locked is refused with that reason, and not cut`,
    attack: async (arena) => {
      const id = await putDownTemplate(arena)
      const before = JSON.stringify(fieldsOf(arena.bob.doc, id))
      const attacker = await arena.connect()
      await attacker.settled()
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(arena.bob.doc))
      const known = Y.encodeStateVector(doc)
      doc.transact(() => change(doc, id))
      await attacker.barrier(1)
      await attacker.send(encodeUpdateFrame(Y.encodeStateAsUpdate(doc, known)))
      expect(await attacker.barrier(2)).toMatchObject({
        kind: 'rejected',
        code: REJECT_CODE.lockedTemplate,
      })
      expect(attacker.closeCode()).toBeNull()
      expect(JSON.stringify(fieldsOf(arena.bob.doc, id))).toBe(before)
    },
  })),
  {
    id: 'Y14',
    title: 'the facilitator unlocks a template, and then everybody may move it',
    attack: async (arena) => {
      const id = await putDownTemplate(arena)
      const facilitator = createHonestClient(arena.server, arena.board, await arena.enter('facilitator'))
      const carol = createHonestClient(arena.server, arena.board, await arena.enter())
      await Promise.all([facilitator.synced(), carol.synced()])
      fieldsOf(facilitator.doc, id)?.set('isLocked', false)
      const isFree = (): boolean => fieldsOf(carol.doc, id)?.get('isLocked') === false
      expect(await carol.changes.until(isFree, 3000)).toBe(true)
      fieldsOf(carol.doc, id)?.set('pos', [77, 77, 0, PAGE])
      const moved = (): boolean => arena.bob.positionOf(id)?.[0] === 77
      expect(await arena.bob.changes.until(moved, 3000)).toBe(true)
      facilitator.close()
      carol.close()
    },
  },
]
