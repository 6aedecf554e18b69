import {
  LIMITS,
  type BoardId,
  type Problem,
  type ProblemCode,
  type StoredImage,
  type UploadState,
} from '@anderhalf/protocol'
import type { Refusal } from '../../api/answer.ts'

/** On a line that breaks, a piece gets smaller each time, so that it comes over between two breaks. */
const LEAST_PIECE_BYTES = 16 * 1024
/** The relay ends a request that takes longer to come in. */
const PIECE_TIMEOUT_MS = 15_000
/** With the last piece, the relay makes the image; others may be before it. */
const LAST_PIECE_TIMEOUT_MS = 5 * 60_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
/** Refusals that pass: the same piece is sent again later, for as long as the board is open. */
const PASSING: ReadonlySet<Refusal> = new Set([
  'unreachable',
  'too-many-requests',
  'storage-unavailable',
  'unexpected',
])
/** A mistake of the server does not pass by asking for ever. */
const MAX_UNEXPECTED = 4

type PieceAnswer =
  | { readonly ok: true; readonly state: UploadState }
  | { readonly ok: false; readonly refusal: Refusal }

export type UploadOutcome =
  | { readonly ok: true; readonly image: StoredImage }
  | { readonly ok: false; readonly refusal: Refusal }

export interface FileUpload {
  readonly boardId: BoardId
  readonly uploadId: string
  readonly file: Blob
  readonly signal: AbortSignal
  /** @param share from 0 to 1 */
  readonly onProgress: (share: number) => void
  readonly onWaiting: (isWaiting: boolean) => void
  readonly whenBack: WhenBack
}

/** Calls back each time the relay is heard again after a break. @returns a function that ends this */
export type WhenBack = (run: () => void) => () => void

/**
 * Sends a file in pieces until the relay has made an image of it. What was sent before a break is not sent again.
 *
 * @throws the signal's reason once it is aborted
 */
export async function uploadFile(upload: FileUpload): Promise<UploadOutcome> {
  const { file, signal, onProgress, onWaiting, whenBack } = upload
  let offset = 0
  let pieceBytes: number = LIMITS.maxUploadPieceBytes
  let failures = 0
  let unexpected = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each piece begins where the relay says
    const answer = await putPiece(upload, offset, pieceBytes)
    signal.throwIfAborted()
    if (answer.ok) {
      if (answer.state.image !== null) return { ok: true, image: answer.state.image }
      offset = answer.state.receivedBytes
      failures = 0
      pieceBytes = Math.min(LIMITS.maxUploadPieceBytes, pieceBytes * 2)
      onWaiting(false)
      onProgress(offset / file.size)
      continue
    }
    const { refusal } = answer
    if (refusal === 'unexpected') unexpected++
    if (!PASSING.has(refusal) || unexpected >= MAX_UNEXPECTED) return { ok: false, refusal }
    pieceBytes = Math.max(LEAST_PIECE_BYTES, Math.floor(pieceBytes / 2))
    onWaiting(true)
    // oxlint-disable-next-line no-await-in-loop -- that is what a pause is for
    await pause(pauseMs(failures++), signal, whenBack)
  }
}

/** Lets the relay forget what it has of the file. If it does not hear this, it does so by itself later. */
export function forgetUpload(boardId: BoardId, uploadId: string): void {
  fetch(addressOf(boardId, uploadId), { method: 'DELETE', keepalive: true }).catch(() => {})
}

async function putPiece(
  { boardId, uploadId, file, signal }: FileUpload,
  offset: number,
  pieceBytes: number,
): Promise<PieceAnswer> {
  const end = Math.min(file.size, offset + pieceBytes)
  const giveUp = new AbortController()
  const stop = (): void => giveUp.abort()
  const timer = setTimeout(stop, end === file.size ? LAST_PIECE_TIMEOUT_MS : PIECE_TIMEOUT_MS)
  signal.addEventListener('abort', stop)
  try {
    const response = await fetch(`${addressOf(boardId, uploadId)}?offset=${offset}&total=${file.size}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(offset, end),
      signal: giveUp.signal,
    })
    const content: unknown = await response.json()
    if (response.ok) return { ok: true, state: content as UploadState }
    const code: ProblemCode | undefined = (content as Partial<Problem>).code
    return { ok: false, refusal: code ?? 'unreachable' }
  } catch {
    // fetch rejects without network or in time; json() when something between us and the relay answered.
    return { ok: false, refusal: 'unreachable' }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

function addressOf(boardId: BoardId, uploadId: string): string {
  return `/api/boards/${boardId}/uploads/${uploadId}`
}

/** Twice as long each time, and not the same for everybody who lost the same network. */
function pauseMs(failures: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
  return longest * (0.5 + Math.random() / 2)
}

/** Ends early when the network or the relay is back. */
function pause(durationMs: number, signal: AbortSignal, whenBack: WhenBack): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(goOn, durationMs)
    const stopListening = whenBack(goOn)
    window.addEventListener('online', goOn)
    signal.addEventListener('abort', stop)
    function end(): void {
      clearTimeout(timer)
      stopListening()
      window.removeEventListener('online', goOn)
      signal.removeEventListener('abort', stop)
    }
    function goOn(): void {
      end()
      resolve()
    }
    function stop(): void {
      end()
      reject(signal.reason as Error)
    }
  })
}
