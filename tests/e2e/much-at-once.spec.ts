import { expect } from '@playwright/test'
import { LIMITS } from '@anderhalf/protocol'
import { joinAsProgram, openCanvas } from './board-client.ts'
import { openBoard, untilSaved } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { bringBack, untilAppIsKept, untilKept } from './offline-screen.ts'
import { paste } from './paste.ts'

const NOTES = 56
const LETTERS = 19_000

test('[N3] more than a frame can hold, written without the server, reaches it whole', async ({
  relay,
  openScreen,
}) => {
  const { page } = await openScreen(DESKTOP)
  const links = await openBoard(page, relay.origin, 'Veel in één keer')
  await untilSaved(page)
  await untilAppIsKept(page)
  await relay.kill()

  const lines = Array.from({ length: NOTES }, (_, at) => `${at} ${'woord '.repeat(LETTERS / 6)}`)
  expect(lines.join('').length).toBeGreaterThan(LIMITS.maxFrameBytes)
  await paste(page, lines.map((line) => `- ${line}`).join('\n'))
  await page.getByRole('button', { name: `Maak ${NOTES} notities` }).click()
  await untilKept(page, NOTES)

  await bringBack(relay, [page])
  // A megabyte takes a busy machine longer than a note.
  await expect(page.getByText('Opgeslagen op de server')).toBeAttached({ timeout: 60_000 })
  const { boardId, token } = await joinAsProgram(links.viewer, 'Lezer')
  const reader = await openCanvas(relay.origin, boardId, token)
  expect(reader.recordIds().filter((id) => id.startsWith('shape:'))).toHaveLength(NOTES)
  reader.close()
})
