import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { joinBoard, openBoard, shapeOn, untilEqual, untilSaved, writeNote } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'
import { bringBack, sign, texts, untilKept } from './offline-screen.ts'
import { damageStoredBoard } from './put-into-stored-board.ts'
import { RELAY_MAIN } from './start-relay.ts'

const run = promisify(execFile)

test('a damaged board can be read, keeps what people made on their devices, and gets it once it is mended', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Beschadigd bord')
  const boardId = noor.url().split('/').at(-1)!
  const before = await writeNote(noor, { x: 640, y: 400 }, 'Staat er nog')
  await untilSaved(noor)

  await relay.stop()
  damageStoredBoard(relay.dataDir, boardId)
  await expect(sign(noor)).toContainText('Geen verbinding')
  await writeNote(noor, { x: 640, y: 640 }, 'Alleen op dit apparaat')
  await untilKept(noor, 1)
  await bringBack(relay, [noor])

  const notice = noor.getByRole('alert').filter({ hasText: 'Dit bord is beschadigd' })
  await expect(notice).toContainText('Je eigen wijzigingen blijven op dit apparaat staan')
  await expect(noor.getByRole('button', { name: 'Sjablonen' })).toHaveCount(0)
  await expect(noor.getByRole('img', { name: 'Staat nog niet op de server' })).toHaveCount(1)
  const { page: sam } = await openScreen(PHONE)
  await joinBoard(sam, links.participant, 'Sam')
  await expect(shapeOn(sam, before)).toHaveText('Staat er nog')
  await expect(
    sam.getByRole('alert').filter({ hasText: 'Je kunt lezen en exporteren wat er nog is' }),
  ).toBeVisible()
  expect(await texts(sam)).toEqual(['Staat er nog'])

  await relay.stop()
  const { stdout } = await run(process.execPath, [RELAY_MAIN, 'repair', boardId], {
    env: { ...process.env, DATA_DIR: relay.dataDir },
  })
  expect(stdout).toContain('takes edits again')
  await bringBack(relay, [noor, sam])
  await expect(notice).toHaveCount(0)
  await untilSaved(noor)
  await untilEqual([noor, sam])
  expect(await texts(sam)).toEqual(['Alleen op dit apparaat', 'Staat er nog'])
})

test('where only what the board knows of itself is damaged, people read so, and what they write is safe', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen({ ...PHONE, reducedMotion: 'reduce' })
  await openBoard(page, relay.origin, 'Kleuren beschadigd')
  await relay.stop()
  damageStoredBoard(relay.dataDir, page.url().split('/').at(-1)!, 'facts')
  await bringBack(relay, [page])
  const notice = page.getByRole('alert').filter({ hasText: 'Een deel van dit bord is beschadigd' })
  await expect(notice).toContainText('De notities zijn heel en worden gewoon opgeslagen')
  await writeNote(page, { x: 190, y: 520 }, 'Gaat gewoon door')
  await untilSaved(page)
})
