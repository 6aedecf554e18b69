import { LIMITS, parseBoardId, parseParticipantId, type BoardSharingState } from '@anderhalf/protocol'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { endGently } from '../end-gently.ts'
import { createImageFiles } from '../images/image-files.ts'
import { createUploads } from '../images/uploads.ts'
import { createPng } from '../testing/sample-images.ts'
import { outcomeOf, TAKEN } from './edge-outcome.ts'
import type { SomeLimitEdges } from './limit-edge.ts'
import { presenceAfter, stayAfterPong, stayAfterSilence, stayAfterStall } from './silent-people.ts'

/** Of a span of time, the last millisecond is one before it has passed. */
const LAST_MS = 1
const ID = 'A'.repeat(22)
const SWEEP_EVERY_MS = 60_000

/** Whether the first half of a file is still there when the second one comes so much later. */
async function uploadAfter(silentMs: number): Promise<string> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const folder = await mkdtemp(join(tmpdir(), 'anderhalf-edge-'))
  let nowMs = 0
  const uploads = createUploads({
    files: createImageFiles(folder),
    limits: LIMITS,
    nowMs: () => nowMs,
    finish: () => Promise.resolve({ ok: false, refusal: 'image-damaged' }),
  })
  try {
    const key = {
      sessionKey: 'sam',
      participantId: parseParticipantId(ID)!,
      boardId: parseBoardId(ID)!,
      uploadId: 'photo',
    }
    const png = await createPng()
    const totalBytes = png.length
    await uploads.take(key, { offset: 0, totalBytes, bytes: png.subarray(0, 40) })
    nowMs = silentMs
    vi.advanceTimersByTime(SWEEP_EVERY_MS)
    const taking = await uploads.take(key, { offset: 40, totalBytes, bytes: png.subarray(40, 80) })
    return taking.kind === 'going' && taking.receivedBytes === 80 ? TAKEN : 'forgotten'
  } finally {
    uploads.close()
    vi.useRealTimers()
    await rm(folder, { recursive: true })
  }
}

/** How a process ends of which the last work takes so long. */
async function endAfter(workMs: number): Promise<string> {
  vi.useFakeTimers()
  try {
    const ends: string[] = []
    const ending = endGently({
      close: () => new Promise((resolve) => void setTimeout(resolve, workMs)),
      withinMs: LIMITS.drainMs,
      onSafe: () => void ends.push(TAKEN),
      onLate: () => void ends.push('too late'),
    })
    await vi.advanceTimersByTimeAsync(2 * LIMITS.drainMs)
    await ending
    return ends[0] ?? 'no end'
  } finally {
    vi.useRealTimers()
  }
}

export const timeEdges = {
  doorOpenMs: {
    past: '404 link-unknown',
    async trySize(place, ms) {
      const as = await place.enter('facilitator')
      const opened = await place.ask('PUT', `/api/boards/${as.boardId}/door`, { as, body: { open: true } })
      const { door } = (await opened.json()) as BoardSharingState
      place.clock.pass(ms - LAST_MS)
      return outcomeOf(await place.ask('POST', '/api/join', { body: { code: door?.code, name: 'Noor' } }))
    },
  },
  sessionIdleMs: {
    past: '401 session-missing',
    async trySize(place, ms) {
      const as = await place.enter()
      place.clock.pass(ms)
      return outcomeOf(await place.ask('GET', `/api/boards/${as.boardId}`, { as }))
    },
  },
  pingIntervalMs: { past: 'cut', tryPart: (ms) => stayAfterPong(ms - LAST_MS) },
  presenceExpiresMs: { past: 'not shown', tryPart: presenceAfter },
  connectionIdleMs: { past: 'cut', tryPart: (ms) => stayAfterSilence(ms) },
  readerStallMs: { past: 'cut', tryPart: (ms) => stayAfterStall(ms) },
  uploadIdleMs: { past: 'forgotten', tryPart: uploadAfter },
  drainMs: { past: 'too late', tryPart: (ms) => endAfter(ms - LAST_MS) },
} as const satisfies SomeLimitEdges
