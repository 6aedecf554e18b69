import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { readBoard, writeRecord } from '@anderhalf/board-model'
import { joinAsProgram, openCanvas } from '../e2e/board-client.ts'
import { RELAY, startRelay } from '../faults/target/anderhalf.ts'
import { everyKindOfRecord } from './every-kind-of-record.ts'
import { currentModel, nextStoredVersion, saveAbout } from './stored-board.ts'

const TEMPLATES = ['systemic-context/rings', 'innovation-spectrum/arrow', 'stakeholder-grid/power-interest']

// Run it (`pnpm store-board`, after a build) when the schema, the layout or the database got a new version: from then
// on every test run proves that what is written today can be opened.
const dataDir = await mkdtemp(join(tmpdir(), 'anderhalf-stored-board-'))
const relay = await startRelay({ dataDir })
const created = await fetch(`${relay.origin}/api/boards`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ title: 'Bewaard bord', templates: TEMPLATES }),
})
const { links } = (await created.json()) as { links: { facilitator: string } }
const { boardId, token } = await joinAsProgram(links.facilitator, 'Bewaarder')
const writer = await openCanvas(relay.origin, boardId, token)
writer.doc.transact(() => {
  for (const record of everyKindOfRecord(boardId)) writeRecord(writer.doc, record)
})
// Something that was overwritten is stored as well.
writer.doc.transact(() => {
  const note = readBoard(writer.doc).records.find(({ id }) => id === 'shape:note')
  if (note?.typeName === 'shape') writeRecord(writer.doc, { ...note, x: 111, opacity: 0.5 })
})
const reader = await openCanvas(relay.origin, boardId, token)
const written = readBoard(writer.doc).records
while (readBoard(reader.doc).records.length < written.length) {
  // oxlint-disable-next-line no-await-in-loop -- update by update until all is there
  await new Promise((resolve) => reader.doc.once('update', resolve))
}
writer.close()
reader.close()
relay.signal('SIGTERM')
await relay.exited

const { version, folder } = nextStoredVersion()
const backup = spawn(process.execPath, [RELAY, 'backup', folder], {
  env: { ...process.env, DATA_DIR: dataDir },
  stdio: 'inherit',
})
const [code] = (await once(backup, 'exit')) as [number | null]
if (code !== 0) throw new Error('the backup failed')
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { schemaVersion: number }
const { pathname, hash } = new URL(links.facilitator)
saveAbout(folder, {
  version,
  ...currentModel(),
  databaseVersion: manifest.schemaVersion,
  link: pathname + hash,
  records: Object.fromEntries(written.map((record) => [record.id, record])),
})
await rm(dataDir, { recursive: true })

// The stock client keeps timers of its own.
process.exit()
