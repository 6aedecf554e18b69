import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function databaseFileOf(folder: string): string {
  const name = readdirSync(folder).find((file) => /^anderhalf\.(sqlite|db)$/.test(file))
  if (name === undefined) throw new Error(`no database among ${readdirSync(folder).join(', ')}`)
  return join(folder, name)
}
