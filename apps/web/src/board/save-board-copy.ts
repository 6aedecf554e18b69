import { boardSchema, readBoard } from '@anderhalf/board-model'
import type { Doc } from 'yjs'

/** The form in which tldraw keeps a board in a file. */
const FILE_FORMAT_VERSION = 1

/** Gives the whole board as a file, also when no canvas can draw it. What cannot be read is left out. */
export function saveBoardCopy(doc: Doc, title: string): void {
  const content = JSON.stringify({
    tldrawFileFormatVersion: FILE_FORMAT_VERSION,
    schema: boardSchema.serialize(),
    records: readBoard(doc).records,
  })
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileNameOf(title)}.tldr`
  link.click()
  // The browser holds on to what it is saving.
  URL.revokeObjectURL(address)
}

function fileNameOf(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return name === '' ? 'anderhalf' : name
}
