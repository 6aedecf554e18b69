import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { boardSchema, LAYOUT_VERSION } from '@anderhalf/board-model'
import type { TLRecord } from 'tldraw'

const VERSIONS = fileURLToPath(new URL('versions/', import.meta.url))

/** What a version of the product wrote: a backup of one board, and what that board showed. */
export interface StoredBoard {
  readonly folder: string
  readonly about: AboutStoredBoard
}

export interface AboutStoredBoard {
  /** Counts the stored boards, from 1. */
  readonly version: number
  readonly sequences: Record<string, number>
  readonly layout: number
  readonly databaseVersion: number
  /** Path and secret of the facilitator's link. */
  readonly link: string
  readonly records: Record<string, TLRecord>
}

const STORED_BOARD_FILE = 'board.json'

/** From the oldest to the newest. */
export function listStoredBoards(): StoredBoard[] {
  return readdirSync(VERSIONS)
    .toSorted((a, b) => Number(a) - Number(b))
    .map((name) => {
      const folder = join(VERSIONS, name)
      return {
        folder,
        about: JSON.parse(readFileSync(join(folder, STORED_BOARD_FILE), 'utf8')) as AboutStoredBoard,
      }
    })
}

export function nextStoredVersion(): { version: number; folder: string } {
  const version = readdirSync(VERSIONS).length + 1
  return { version, folder: join(VERSIONS, String(version)) }
}

export function saveAbout(folder: string, about: AboutStoredBoard): void {
  writeFileSync(join(folder, STORED_BOARD_FILE), `${JSON.stringify(about, null, 1)}\n`)
}

/** What a board of today is made with. */
export function currentModel(): Pick<AboutStoredBoard, 'sequences' | 'layout'> {
  return { sequences: { ...boardSchema.serialize().sequences }, layout: LAYOUT_VERSION }
}
