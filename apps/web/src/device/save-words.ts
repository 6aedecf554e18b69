import { wordsOf } from '@anderhalf/board-model'
import type { AsideRecord } from './board-database.ts'

/** Gives a person their own words as a text file. */
export function saveWords(records: readonly AsideRecord[], fileName: string): void {
  const words = records.flatMap(({ record }) => {
    const props = record !== null && 'props' in record ? (record.props as Record<string, unknown>) : {}
    const text = 'richText' in props ? wordsOf(props['richText']).trim() : ''
    return text === '' ? [] : [text]
  })
  const address = URL.createObjectURL(new Blob([words.join('\n\n')], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
