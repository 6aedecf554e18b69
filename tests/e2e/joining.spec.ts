import { expect } from '@playwright/test'
import { joinBoard, makeBoard, openBoard, readLink, untilOnBoard } from './board-screen.ts'
import { DESKTOP, PHONE, test } from './board-test.ts'

test('people come in by link, by code and back again', async ({ relay, openScreen }) => {
  const noor = await openScreen(DESKTOP)
  await makeBoard(noor.page, relay.origin, 'Iedereen erbij', 'Leeg bord')
  await noor.page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(noor.page.getByRole('alert').filter({ hasText: 'Vul een naam in' })).toBeVisible()
  await noor.page.getByLabel('Hoe heet je?').fill('Noor')
  await noor.page.getByRole('button', { name: 'Doe mee' }).click()
  await untilOnBoard(noor.page)
  const link = await readLink(noor.page, 'Link voor deelnemers')

  const sam = await openScreen(PHONE)
  await test.step('who is on the board already goes in with one tap', async () => {
    await joinBoard(sam.page, link, 'Sam')
    await sam.page.goto(link)
    await sam.page.getByRole('button', { name: 'Ga verder als Sam' }).tap()
    await untilOnBoard(sam.page)
    await expect(noor.page.getByRole('button', { name: '2 mensen op het bord' })).toBeVisible()
  })

  await test.step('the start page leads back to the board', async () => {
    await sam.page.goto(relay.origin)
    await sam.page.getByRole('link', { name: 'Iedereen erbij' }).tap()
    await untilOnBoard(sam.page)
  })

  const code = await test.step('the facilitator opens the door and shows the code', async () => {
    await noor.page.getByRole('button', { name: 'Delen', exact: true }).click()
    await noor.page.getByRole('button', { name: 'Open de deur' }).click()
    await noor.page.getByRole('button', { name: 'QR-code op groot scherm' }).click()
    const shown = noor.page.getByText(/^[A-Z0-9]{4} [A-Z0-9]{4}$/).last()
    await expect(shown).toBeVisible()
    await expect(noor.page.getByRole('img', { name: 'QR-code met de link voor deelnemers' })).toBeVisible()
    const text = await shown.textContent()
    await noor.page.keyboard.press('Escape')
    return text ?? ''
  })

  const fatima = await openScreen(DESKTOP)
  await test.step('a code that was read aloud works', async () => {
    await fatima.page.goto(relay.origin)
    await fatima.page.getByText('Ik heb een code of link').click()
    await fatima.page.getByLabel('Code of link').fill(code.toLowerCase())
    await fatima.page.getByRole('button', { name: 'Ga verder' }).click()
    await fatima.page.getByLabel('Hoe heet je?').fill('Fatima')
    await fatima.page.getByRole('button', { name: 'Doe mee' }).click()
    await untilOnBoard(fatima.page)
  })

  for (const { watch } of [noor, sam, fatima]) expect(watch.errors).toEqual([])
})

test('a link that got into the wrong hands is replaced, and who came by it asks for the new one', async ({
  relay,
  openScreen,
}) => {
  const { page: noor } = await openScreen(DESKTOP)
  const links = await openBoard(noor, relay.origin, 'Besloten atelier')
  const { page: sam } = await openScreen(PHONE)
  await joinBoard(sam, links.participant, 'Sam')

  await noor.getByRole('button', { name: 'Delen', exact: true }).click()
  await noor.getByRole('button', { name: 'Nieuwe link: Link voor deelnemers' }).focus()
  await noor.keyboard.press('Enter')
  await expect(noor.getByRole('radio', { name: 'Blijft op het bord.' })).toBeFocused()
  await noor.keyboard.press('ArrowDown')
  await noor.getByRole('button', { name: 'Maak een nieuwe link' }).press('Enter')
  await expect(noor.getByText('Nieuwe link gemaakt')).toBeVisible()
  await expect(noor.getByRole('button', { name: 'Nieuwe link: Link voor deelnemers' })).toBeFocused()
  const link = await noor.getByLabel('Link voor deelnemers', { exact: true }).inputValue()
  expect(link).not.toBe(links.participant)
  expect(await noor.getByLabel('Link voor kijkers', { exact: true }).inputValue()).toBe(links.viewer)

  await expect(sam.getByRole('alert')).toContainText('Vraag de begeleider om een nieuwe link')
  await sam.goto(links.participant)
  await expect(sam.getByRole('heading', { name: 'Deze link werkt niet' })).toBeVisible()
  await joinBoard(sam, link, 'Sam')
  await expect(noor.getByRole('button', { name: '2 mensen op het bord' })).toBeVisible()
})

test('a wrong link and a board of others are explained, not shown', async ({ relay, openScreen }) => {
  const { page } = await openScreen(DESKTOP)
  await page.goto(`${relay.origin}/j/AAAAAAAAAAAAAAAA#${'x'.repeat(32)}`)
  await expect(page.getByRole('heading', { name: 'Deze link werkt niet' })).toBeVisible()
  await page.goto(`${relay.origin}/j/AAAAAAAAAAAAAAAA#too-short`)
  await expect(page.getByRole('heading', { name: 'Deze link werkt niet' })).toBeVisible()
  await page.goto(`${relay.origin}/b/AAAAAAAAAAAAAAAA`)
  await expect(page.getByRole('heading', { name: 'Je kunt dit bord niet openen' })).toBeVisible()
})

test('the facilitator renames the board for everybody, and leaves no trace on this device when asked', async ({
  relay,
  openScreen,
}) => {
  const noor = await openScreen(DESKTOP)
  const links = await openBoard(noor.page, relay.origin, 'Werktitel')
  const sam = await openScreen(DESKTOP)
  await joinBoard(sam.page, links.participant, 'Sam')

  await noor.page.getByRole('button', { name: 'Werktitel' }).click()
  await noor.page.getByLabel('Naam van het bord').fill('Samen oud worden')
  await noor.page.keyboard.press('Enter')
  await expect(sam.page.getByRole('heading', { name: 'Samen oud worden' })).toBeVisible()
  await expect(noor.page.getByRole('heading', { name: 'Samen oud worden' })).toBeVisible()

  const board = sam.page.url()
  await sam.page.getByRole('button', { name: 'Meer opties' }).click()
  await sam.page.getByRole('menuitem', { name: 'Vergeet dit apparaat' }).click()
  sam.watch.pause()
  await sam.page.getByRole('button', { name: 'Vergeet dit apparaat' }).click()
  await expect(sam.page.getByRole('button', { name: 'Maak bord' })).toBeVisible()
  await expect(sam.page.getByRole('link', { name: 'Samen oud worden' })).toHaveCount(0)
  await sam.page.goto(board)
  await expect(sam.page.getByRole('heading', { name: 'Je kunt dit bord niet openen' })).toBeVisible()
  await expect(noor.page.getByRole('button', { name: '1 persoon op het bord' })).toBeVisible()
})
