import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anderhalf-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('makes what is missing above too, for its owner alone, and leaves what is there', () => {
  const inner = join(folder, 'a', 'b')
  makeFolder(inner)
  makeFolder(inner)
  expect(statSync(inner).mode & 0o777).toBe(0o700)
})

it('throws where a file is in the way', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow('EEXIST')
  expect(() => makeFolder(join(file, 'data'))).toThrow('ENOTDIR')
})

it('comes back where nobody can make a folder', () => {
  expect(() => makeFolder('/proc/anderhalf/data')).toThrow(/ENOENT|EACCES|EROFS|EPERM/)
})
