import { expect, type Page } from '@playwright/test'
import { middleOf, shapeOn, writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { lettersOf, openText, shownHtml, textField } from './open-text.ts'
import { gatherTwoPeople } from './two-people.ts'

test('bold, lists and Enter of two people at once end the same on both screens, with both carets named', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Vet en lijsten')
  const note = await writeNote(noor.page, { x: 640, y: 400 }, 'begin')
  await Promise.all([openText(noor.page, note), openText(sam.page, note)])
  await Promise.all([
    expect(noor.page.locator('.shared-caret-name', { hasText: 'Sam' })).toBeVisible(),
    expect(sam.page.locator('.shared-caret-name', { hasText: 'Noor' })).toBeVisible(),
  ])

  const asNoor = async () => {
    await noor.page.keyboard.press('Enter')
    await noor.page.keyboard.type('- melk', { delay: 20 })
    await noor.page.keyboard.press('Enter')
    await noor.page.keyboard.type('brood', { delay: 20 })
  }
  const asSam = async () => {
    await sam.page.keyboard.press('Control+b')
    await sam.page.keyboard.type('DIKGEDRUKT', { delay: 25 })
    await sam.page.keyboard.press('Enter')
    await sam.page.keyboard.press('Control+b')
    await sam.page.keyboard.type('GEWOON', { delay: 25 })
  }
  await Promise.all([asNoor(), asSam()])

  await expect(async () => {
    const [left, right] = await Promise.all([shownHtml(noor.page, note), shownHtml(sam.page, note)])
    expect(left).toBe(right)
    expect(left).toContain('<ul')
    expect(left).toContain('<strong>')
    const letters = lettersOf(left)
    expect(letters.replaceAll(/[^A-Z]/g, '')).toBe('DIKGEDRUKTGEWOON')
    for (const word of ['begin', 'melk', 'brood']) {
      for (const letter of word) expect(letters).toContain(letter)
    }
    expect(letters.replaceAll(/[^a-z]/g, '')).toHaveLength('beginmelkbrood'.length)
  }).toPass()
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

test('letters are where people meant them, and colors are the same for all', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Waar de letters staan')

  await test.step('letters typed at once after a note was made are all there, in their order', async () => {
    for (const [x, words] of [
      [400, 'meteendoortypen'],
      [900, 'nogeensheelsnel'],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one hand
      await noor.page.getByTestId('tools.note').click()
      await clickAndType(noor.page, { x, y: 250 }, words)
      const field = noor.page.locator('.tl-shape[data-shape-type="note"] [contenteditable="true"]')
      await expect(field).toHaveText(words)
      await noor.page.keyboard.press('Escape')
      await noor.page.keyboard.press('Escape')
      await expect(sam.page.locator('.tl-shape[data-shape-type="note"]', { hasText: words })).toHaveCount(1)
      // oxlint-enable no-await-in-loop
    }
  })

  await test.step('whoever opens a note writes behind what others wrote, not over it', async () => {
    const note = await writeNote(noor.page, { x: 640, y: 500 }, 'van Noor')
    await openText(sam.page, note)
    await sam.page.keyboard.type(' en Sam', { delay: 10 })
    await expect(shapeOn(noor.page, note)).toHaveText('van Noor en Sam')
    await sam.page.keyboard.press('Escape')

    // With the keyboard as well, also on a slow device, where the letters come before the text has its caret.
    const at = await middleOf(noor.page, note)
    await noor.page.mouse.click(at.x, at.y)
    const device = await noor.page.context().newCDPSession(noor.page)
    await device.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await noor.page.keyboard.press('Enter')
    await noor.page.keyboard.type(' samen')
    await device.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await expect(textField(noor.page, note)).toHaveText('van Noor en Sam samen')
    await noor.page.keyboard.press('Escape')
  })

  await test.step('people see themselves in the color in which others see them', async () => {
    const [byNoor, bySam] = [await colorsOf(noor.page), await colorsOf(sam.page)]
    expect(Object.keys(byNoor)).toEqual(['Noor', 'Sam'])
    expect(byNoor).toEqual(bySam)
    expect(byNoor['Noor']).not.toBe(byNoor['Sam'])
  })
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

/** All at once, as a slow device sees a fast hand: the letters wait behind the click already. */
async function clickAndType(page: Page, at: { x: number; y: number }, words: string): Promise<void> {
  const hand = await page.context().newCDPSession(page)
  const press = { ...at, button: 'left', clickCount: 1 } as const
  await Promise.all([
    hand.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at }),
    hand.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press }),
    hand.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press }),
    ...Array.from(words, (key) => hand.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })),
  ])
  await hand.detach()
}

async function colorsOf(page: Page): Promise<Record<string, string>> {
  await page.getByRole('button', { name: '2 mensen op het bord' }).click()
  const items = page.getByRole('dialog', { name: 'Wie is er' }).getByRole('listitem')
  await expect(items).toHaveCount(2)
  const found = await items.evaluateAll((people) =>
    people.map((person): [string, string] => {
      const name = /Noor|Sam/.exec(person.textContent)?.[0] ?? ''
      return [name, getComputedStyle(person.querySelector('[aria-hidden]')!).backgroundColor]
    }),
  )
  return Object.fromEntries(found.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
