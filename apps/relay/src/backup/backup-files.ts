import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'

/** What a backup is made of. The manifest is written last: with it, the backup is whole. */
export const BACKUP_FILE = {
  database: 'anderhalf.sqlite',
  key: 'server.key',
  manifest: 'manifest.json',
} as const

const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const manifestSchema = v.object({
  format: v.literal(1),
  createdAt: v.string(),
  schemaVersion: v.number(),
  files: v.object({ [BACKUP_FILE.database]: hashSchema, [BACKUP_FILE.key]: hashSchema }),
  /** By board id: everything that is stored of it. */
  boards: v.record(v.string(), hashSchema),
  /** Boards of which something did not open already when the backup was made. They are in it as they are. */
  damagedBoards: v.optional(v.array(v.string()), []),
  /** Files below `images/`, named by the hash of what is in them. A backup of an earlier version has none. */
  images: v.optional(v.array(hashSchema), []),
})

export type BackupManifest = v.InferOutput<typeof manifestSchema>

/** The command cannot be carried out; the message says why, for the person who gave it. */
export class BackupError extends Error {
  override name = 'BackupError'
}

export function loadManifest(folder: string): BackupManifest {
  try {
    const parsed = v.safeParse(
      manifestSchema,
      JSON.parse(readFileSync(join(folder, BACKUP_FILE.manifest), 'utf8')),
    )
    if (parsed.success) return parsed.output
  } catch {
    // The same answer as for a manifest that says something else.
  }
  throw new BackupError(`${folder} is no backup, or one that was not finished: its manifest cannot be read`)
}

export function saveManifest(folder: string, manifest: BackupManifest): void {
  const path = join(folder, BACKUP_FILE.manifest)
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  flush(path)
}

/** A copy counts when it is on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
