import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { boardAgeOf, readBoard } from '@anderhalf/board-model'
import { afterEach, expect, test } from 'vitest'
import { joinAsProgram, openCanvas } from '../e2e/board-client.ts'
import { RELAY, startRelay } from '../faults/target/anderhalf.ts'
import type { ServerProcess } from '../faults/target/child-process.ts'
import { currentModel, listStoredBoards } from './stored-board.ts'

let dataDir = ''
let relay: ServerProcess | null = null
afterEach(async () => {
  await relay?.close()
  relay = null
  await rm(dataDir, { recursive: true, force: true })
})

test.each(listStoredBoards())(
  'what version $about.version wrote opens, and nothing is missing',
  async (stored) => {
    dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-stored-'))
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir }
    await promisify(execFile)(process.execPath, [RELAY, 'restore', stored.folder], { env })
    relay = await startRelay({ dataDir })
    const { boardId, token } = await joinAsProgram(relay.origin + stored.about.link, 'Lezer')
    const canvas = await openCanvas(relay.origin, boardId, token)
    try {
      const { records, rejected } = readBoard(canvas.doc)
      expect(rejected).toEqual([])
      expect(boardAgeOf(canvas.doc)).toBe('current')
      const shown = Object.fromEntries(records.map((record) => [record.id, record]))
      if (isOfThisModel(stored.about.sequences, stored.about.layout))
        expect(shown).toEqual(stored.about.records)
      else expect(Object.keys(shown).toSorted()).toEqual(Object.keys(stored.about.records).toSorted())
    } finally {
      canvas.close()
    }
  },
)

test('what is written today is among the stored boards; if not, build and run pnpm store-board', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-stored-'))
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(dataDir, 'data') }
  relay = await startRelay({ dataDir: env.DATA_DIR })
  const backup = join(dataDir, 'backup')
  await promisify(execFile)(process.execPath, [RELAY, 'backup', backup], { env })
  const { schemaVersion } = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as {
    schemaVersion: number
  }
  const { sequences, layout, databaseVersion } = listStoredBoards().at(-1)!.about
  expect({ sequences, layout, databaseVersion }).toEqual({
    ...currentModel(),
    databaseVersion: schemaVersion,
  })
})

function isOfThisModel(sequences: Record<string, number>, layout: number): boolean {
  const ours = currentModel()
  return JSON.stringify(sequences) === JSON.stringify(ours.sequences) && layout === ours.layout
}
