import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBoard, JoinedBoard, Limits, Role } from '@anderhalf/protocol'
import { pino } from 'pino'
import { parseConfig, variableOf, VARIABLE_NAMES } from '../config.ts'
import { createRelay } from '../relay.ts'

/** A real relay on a free port, with its data in a folder that is gone afterwards. */
export interface LiveRelay {
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  /** Everything that was logged so far. */
  log(): string
  request(method: string, path: string, options?: RequestOptions): Promise<Response>
  createBoard(title?: string): Promise<CreatedBoard>
  join(board: CreatedBoard, role: Role, name?: string): Promise<JoinedBoard>
  close(): Promise<void>
}

interface RequestOptions {
  readonly body?: unknown
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface LiveRelayOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Set by their variables where there are such. */
  readonly limits?: Partial<Limits>
  readonly dataDir?: string
  readonly nowMs?: () => number
  readonly monotonicMs?: () => number
}

export const PAGE_HTML = '<!doctype html><title>anderhalf</title>'

export async function startLiveRelay({
  env = {},
  limits = {},
  dataDir,
  nowMs,
  monotonicMs,
}: LiveRelayOptions = {}): Promise<LiveRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'anderhalf-relay-'))
  const webDir = join(folder, 'web')
  await mkdir(join(webDir, 'assets'), { recursive: true })
  await writeFile(join(webDir, 'index.html'), PAGE_HTML)
  await writeFile(join(webDir, 'assets', 'index-abc123.js'), 'export {}')
  await writeFile(join(webDir, 'assets', 'index-abc123.js.br'), 'compressed')
  const parsed = parseConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir ?? join(folder, 'data'),
    ...variablesOf(limits),
    ...env,
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
  const config = { ...parsed.config, limits: { ...parsed.config.limits, ...withoutVariable(limits) } }
  const relay = createRelay({
    config,
    log,
    webDir,
    ...(nowMs && { nowMs }),
    ...(monotonicMs && { monotonicMs }),
  })
  const { port } = await relay.listen()
  const origin = `http://127.0.0.1:${port}`

  function request(method: string, path: string, { body, token, headers }: RequestOptions = {}) {
    return fetch(origin + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  return {
    origin,
    port,
    dataDir: parsed.config.dataDir,
    log: () => lines.join(''),
    request,
    async createBoard(title = 'Wonen in de wijk') {
      const answer = await request('POST', '/api/boards', { body: { title } })
      return (await answer.json()) as CreatedBoard
    },
    async join({ boardId, links }, role, name = 'Noor') {
      const secret = new URL(links[role]).hash.slice(1)
      const answer = await request('POST', '/api/join', { body: { boardId, secret, name } })
      return (await answer.json()) as JoinedBoard
    },
    async close() {
      await relay.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function variablesOf(limits: Partial<Limits>): Record<string, string> {
  const set = Object.entries(limits).map(([limit, value]) => [variableOf(limit), String(value)] as const)
  return Object.fromEntries(set.filter(([name]) => VARIABLE_NAMES.includes(name)))
}

function withoutVariable(limits: Partial<Limits>): Partial<Limits> {
  return Object.fromEntries(
    Object.entries(limits).filter(([limit]) => !VARIABLE_NAMES.includes(variableOf(limit))),
  )
}
