import { expect } from '@playwright/test'
import { joinBoard, openBoard, untilEqual, untilOnBoard, untilSaved, writeNote } from './board-screen.ts'
import { DESKTOP, test } from './board-test.ts'
import { startProxy } from './start-proxy.ts'

test('what was written while the server was away is called unsaved, and reaches everybody later', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Slechte wifi')
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant, 'Sam')
  await untilSaved(sam)

  await relay.kill()
  await expect(sam.getByRole('alert')).toContainText('Geen verbinding')
  await writeNote(sam, { x: 640, y: 400 }, 'Geschreven zonder server')
  await expect(sam.getByRole('alert')).toContainText('1 wijziging op dit apparaat')
  await expect(sam.getByText('Opgeslagen op de server')).toHaveCount(0)

  await relay.start()
  await untilSaved(sam)
  await expect(sam.getByText('op dit apparaat')).toHaveCount(0)
  const shown = await untilEqual([noor, sam])
  expect(shown.map(({ text }) => text)).toEqual(['Geschreven zonder server'])
})

test('[N8] a network that lets no sockets through is named, keeps nobody from working, and loses nothing', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Netwerk van het stadhuis')
  const proxy = await startProxy(relay.port)
  const { page: sam } = await openScreen(DESKTOP)
  await joinBoard(sam, links.participant.replace(relay.origin, proxy.origin), 'Sam')
  await untilSaved(sam)

  proxy.holdSocketsBack()
  await expect(sam.getByRole('alert')).toContainText('Geen live verbinding', { timeout: 30_000 })
  await expect(sam.getByRole('alert')).toContainText('Een ander netwerk kan helpen')
  await writeNote(sam, { x: 640, y: 400 }, 'Geschreven achter de muur')
  await expect(sam.getByRole('alert')).toContainText('1 wijziging op dit apparaat')
  await expect(sam.getByRole('alert')).toContainText('Een ander netwerk kan helpen')

  proxy.letSocketsThrough()
  await untilSaved(sam)
  await expect(sam.getByText('Een ander netwerk kan helpen')).toHaveCount(0)
  const shown = await untilEqual([noor, sam])
  expect(shown.map(({ text }) => text)).toEqual(['Geschreven achter de muur'])
  await proxy.close()
})

test('a tab whose session ended says so and writes no more', async ({ relay, openScreen }) => {
  const { page: first } = await openScreen(DESKTOP)
  await openBoard(first, relay.origin, 'Twee tabbladen')
  const second = await first.context().newPage()
  await second.goto(first.url())
  await untilOnBoard(second)
  await expect(second.getByRole('button', { name: '1 persoon op het bord' })).toBeVisible()

  await first.getByRole('button', { name: 'Meer opties' }).click()
  await first.getByRole('menuitem', { name: 'Vergeet dit apparaat' }).click()
  await first.getByRole('button', { name: 'Vergeet dit apparaat' }).click()
  await expect(second.getByRole('alert')).toContainText('Niet meer aangemeld')
  await expect(second.getByTestId('tools.note')).toHaveCount(0)
})
