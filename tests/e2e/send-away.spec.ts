import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { untilOnBoard, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { gatherTwoPeople } from './two-people.ts'

async function askToSendAway(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Opties voor ${name}` }).press('Enter')
  await page.getByRole('menuitem', { name: 'Wegsturen…' }).press('Enter')
  await expect(page.getByRole('dialog', { name: `${name} wegsturen?` })).toContainText('blijft staan')
}

test('a facilitator sends somebody away, who is told so, keeps what did not arrive, and is let in again', async ({
  relay,
  openScreen,
}) => {
  const people = await gatherTwoPeople({ relay, openScreen }, 'Besloten atelier')
  const { page: noor } = people.noor
  const { page: sam } = people.sam
  const toldSam = sam.getByRole('heading', { name: 'Je bent van dit bord weggestuurd' })
  await noor.getByRole('button', { name: '2 mensen op het bord' }).click()

  await test.step('who was sent away reads it at once', async () => {
    await askToSendAway(noor, 'Sam')
    await noor.getByRole('checkbox', { name: 'Maak ook een nieuwe link' }).uncheck()
    await noor.getByRole('button', { name: 'Stuur weg' }).press('Enter')
    await expect(noor.getByText('Sam is weggestuurd.', { exact: true })).toBeVisible()
    await expect(toldSam).toBeVisible()
    await expect(sam.locator('.tl-canvas')).toHaveCount(0)
    await expect(noor.getByRole('button', { name: '1 persoon op het bord' })).toBeVisible()
  })

  await test.step('their link, which works for others, tells them the same', async () => {
    await sam.goto(people.link)
    await expect(toldSam).toBeVisible()
  })

  await test.step('a facilitator lets them in again', async () => {
    await noor.getByRole('button', { name: 'Laat Sam weer toe' }).press('Enter')
    await expect(noor.getByText('Sam mag weer binnenkomen.')).toBeVisible()
    await sam.goto(noor.url())
    await untilOnBoard(sam)
    await expect(noor.getByRole('button', { name: 'Opties voor Sam' })).toBeVisible()
  })

  await test.step('what did not reach the board is theirs, and the old link opens nothing', async () => {
    people.sam.watch.pause()
    await sam.context().setOffline(true)
    await writeNote(sam, { x: 640, y: 400 }, 'dit kwam niet aan')
    await askToSendAway(noor, 'Sam')
    await noor.getByRole('button', { name: 'Stuur weg' }).press('Enter')
    await expect(noor.getByText('Je vindt de nieuwe link bij Delen.')).toBeVisible()
    await sam.context().setOffline(false)
    await expect(toldSam).toBeVisible()
    const download = sam.waitForEvent('download')
    await sam.getByRole('button', { name: 'Bewaar de tekst' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toBe('dit kwam niet aan')
    await sam.goto(people.link)
    await expect(sam.getByRole('heading', { name: 'Deze link werkt niet' })).toBeVisible()
  })
  expect(people.noor.watch.errors).toEqual([])
})
