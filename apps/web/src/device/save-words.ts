import type { AsideRecord } from './board-database.ts'
import { wordsOfRecord } from './records-of-edits.ts'

/** Gives a person their own words as a text file. */
export function saveWords(records: readonly AsideRecord[], fileName: string): void {
  const words = records.map(({ record }) => wordsOfRecord(record)).filter((text) => text !== '')
  const address = URL.createObjectURL(new Blob([words.join('\n\n')], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
