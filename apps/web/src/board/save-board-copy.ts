import { boardSchema, readBoard } from '@anderhalf/board-model'
import type { Doc } from 'yjs'
import { saveFile } from './save-file.ts'

/** The form in which tldraw keeps a board in a file. */
const FILE_FORMAT_VERSION = 1

/** Gives the whole board as a file, also when no canvas can draw it. What cannot be read is left out. */
export function saveBoardCopy(doc: Doc, title: string): void {
  const content = JSON.stringify({
    tldrawFileFormatVersion: FILE_FORMAT_VERSION,
    schema: boardSchema.serialize(),
    records: readBoard(doc).records,
  })
  saveFile(title, 'tldr', new Blob([content], { type: 'application/json' }))
}
