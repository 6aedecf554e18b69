import { expect, type CDPSession } from '@playwright/test'
import { writeNote } from './board-screen.ts'
import { test } from './board-test.ts'
import { lettersOf, openText, shownHtml } from './open-text.ts'
import { gatherTwoPeople } from './two-people.ts'

const WORDS = ['gemeente', 'wijk', 'buurthuis']
const LETTERS_OF_SAM = 'OPENOPZONDAGENMAANDAG'

test('words that an input method composes are whole, while another types in the same line', async ({
  relay,
  openScreen,
}) => {
  const { noor, sam } = await gatherTwoPeople({ relay, openScreen }, 'Samenstellen')
  const note = await writeNote(noor.page, { x: 640, y: 400 }, '-')
  await Promise.all([openText(noor.page, note), openText(sam.page, note)])
  const keyboard = await noor.page.context().newCDPSession(noor.page)

  const asNoor = async () => {
    // oxlint-disable-next-line no-await-in-loop -- a person writes one word after another
    for (const word of WORDS) await compose(keyboard, word)
  }
  await Promise.all([asNoor(), sam.page.keyboard.type(LETTERS_OF_SAM, { delay: 60 })])

  await expect(async () => {
    const [left, right] = await Promise.all([shownHtml(noor.page, note), shownHtml(sam.page, note)])
    expect(left).toBe(right)
    expect(lettersOf(left).replaceAll(/[^a-z]/g, '')).toBe(WORDS.join(''))
    expect(lettersOf(left).replaceAll(/[^A-Z]/g, '')).toBe(LETTERS_OF_SAM)
  }).toPass()
  expect([noor.watch.errors, sam.watch.errors]).toEqual([[], []])
})

/** As an input method does: the word grows as something that may still change, and is settled at its end. */
async function compose(keyboard: CDPSession, word: string): Promise<void> {
  for (let length = 1; length <= word.length; length += 1) {
    const text = word.slice(0, length)
    // oxlint-disable-next-line no-await-in-loop -- letter by letter
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
    // oxlint-disable-next-line no-await-in-loop -- a hand takes its time
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await keyboard.send('Input.insertText', { text: word })
}
