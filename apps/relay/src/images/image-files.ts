import { mkdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { StorageUnavailableError } from '../storage/storage-fault.ts'

/** Folders of `DATA_DIR`. */
const IMAGES_FOLDER = 'images'
const SHRUNK_FOLDER = 'images-shrunk'
const ARRIVING_FOLDER = 'images-arriving'

/** Conditions of the machine that may pass. */
const PASSING_CODES = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'])

/** The files of all images, named by the SHA-256 of their bytes. The same image on two boards is one file. */
export interface ImageFiles {
  /** A path for a file that is not complete yet; such files are gone after a restart. */
  newPath(): string
  pathOf(hash: string): string
  /** Smaller copies can be made again at any time, and are in no backup. */
  shrunkPathOf(hash: string, sidePx: number): string
  /** Puts a complete file in its place. Resolves when it is on the disk, whatever happens to the machine. */
  keep(path: string, hash: string): Promise<void>
  keepShrunk(path: string, hash: string, sidePx: number): Promise<void>
}

export function createImageFiles(dataDir: string): ImageFiles {
  const arriving = join(dataDir, ARRIVING_FOLDER)
  rmSync(arriving, { recursive: true, force: true })
  for (const folder of [IMAGES_FOLDER, SHRUNK_FOLDER, ARRIVING_FOLDER]) {
    mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 })
  }
  const pathOf = (hash: string): string => join(dataDir, imagePath(hash))
  const shrunkPathOf = (hash: string, sidePx: number): string =>
    join(dataDir, SHRUNK_FOLDER, hash.slice(0, 2), `${hash}-${sidePx}.webp`)
  return {
    newPath: () => join(arriving, randomBytes(16).toString('hex')),
    pathOf,
    shrunkPathOf,
    keep: (path, hash) => nameFault(() => moveDurably(path, pathOf(hash))),
    keepShrunk: (path, hash, sidePx) => nameFault(() => moveDurably(path, shrunkPathOf(hash, sidePx))),
  }
}

/** Below the data folder, and below the folder of a backup. */
export function imagePath(hash: string): string {
  return join(IMAGES_FOLDER, hash.slice(0, 2), hash)
}

/** Copies an image into another folder of the same layout. */
export async function copyImage(hash: string, fromDir: string, toDir: string): Promise<void> {
  const target = join(toDir, imagePath(hash))
  const arriving = `${target}.arriving`
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await copyFile(join(fromDir, imagePath(hash)), arriving)
  await moveDurably(arriving, target)
}

/** Turns what a full or failing disk says into the one error for it; every other error stays what it is. */
export async function nameFault<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw PASSING_CODES.has(code) ? new StorageUnavailableError(code) : error
  }
}

async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await flush(from)
  await rename(from, to)
  await flush(folder)
}

async function flush(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory()
  // Windows has no handle for a folder, and writes names through by itself.
  if (isFolder && process.platform === 'win32') return
  const file = await open(path, isFolder ? 'r' : 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
}
