import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS } from '@anderhalf/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProcess } from '../start-process.ts'
import { createPng } from '../testing/sample-images.ts'
import type { ImageJob } from './image-jobs.ts'
import { createImageWorkshop, type ImageWorkshop } from './image-workshop.ts'

let folder: string
let started: ChildProcess[]
let ended: ImageJob['kind'][]
let workshop: ImageWorkshop
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anderhalf-workshop-'))
  started = []
  ended = []
  workshop = createImageWorkshop({
    onEnd: (job) => void ended.push(job),
    start() {
      const child = startProcess('image-process', new URL('image-process.ts', import.meta.url))
      started.push(child)
      return child
    },
  })
  await writeFile(join(folder, 'from'), await createPng())
})
afterEach(async () => {
  workshop.close()
  await rm(folder, { recursive: true })
})

function clean(to: string) {
  return workshop.perform({
    kind: 'clean',
    from: join(folder, 'from'),
    to: join(folder, to),
    limits: LIMITS,
  })
}

test('an image that kills the process is refused, and the next ones are made by another', async () => {
  const [first, second] = [clean('a'), clean('b')]
  started[0]!.kill('SIGKILL')
  expect(await first).toEqual({ ok: false, refusal: 'image-damaged' })
  expect(await second).toMatchObject({ ok: true })
  expect(started).toHaveLength(2)
  expect(ended).toEqual(['clean'])
})

test('a job that the disk does not allow may be tried again, by the same process', async () => {
  const nowhere = workshop.perform({
    kind: 'shrink',
    from: join(folder, 'gone'),
    to: join(folder, 'a'),
    sidePx: 320,
  })
  await expect(nowhere).rejects.toMatchObject({ code: 'IMAGE_JOB_FAILED' })
  expect(await clean('b')).toMatchObject({ ok: true })
  expect(started).toHaveLength(1)
})
