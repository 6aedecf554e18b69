import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseBoardId } from '@anderhalf/protocol'
import type { Logger } from 'pino'
import { createAccess } from './access/access.ts'
import { createBoardRecords } from './access/board-records.ts'
import { createDoorCodes } from './access/door-codes.ts'
import { createLinkSecrets } from './access/link-secrets.ts'
import { createBoardMigrations } from './boards/board-migrations.ts'
import { createBoards } from './boards/boards.ts'
import type { RelayConfig } from './config.ts'
import { answerMetrics } from './http/answer-metrics.ts'
import { createApp } from './http/app.ts'
import { clientAddress } from './http/client-address.ts'
import { createHttpServer } from './http/http-server.ts'
import { createSharedOrigin } from './http/shared-origin.ts'
import { measureStorage } from './metrics/measure-storage.ts'
import { createImageFiles } from './images/image-files.ts'
import { createOwnTemplateRecords } from './boards/own-template-records.ts'
import { createImageRecords } from './images/image-records.ts'
import { createImageWorkshop } from './images/image-workshop.ts'
import { createImages } from './images/images.ts'
import { createUploads } from './images/uploads.ts'
import { createMetrics, type Measured } from './metrics/metrics.ts'
import { recoveryLeftMs } from './rooms/recovery.ts'
import { createRooms } from './rooms/rooms.ts'
import { createConnectionCounts } from './socket/connection-counts.ts'
import { createUpgradeListener } from './socket/upgrade.ts'
import { openDataFolder } from './storage/data-folder.ts'
import { openEditJournal } from './storage/edit-journal.ts'
import { createJournaledLaneStorage } from './storage/journaled-lane-storage.ts'
import { openReader } from './storage/open-database.ts'
import { createSqliteLaneStorage } from './storage/sqlite-lane-storage.ts'
import { createStatements } from './storage/statements.ts'
import { createStorageThread } from './storage/storage-thread.ts'
import { readEarlierSnapshot } from './versions/earlier-snapshot.ts'
import { createVersionKeeper } from './versions/version-keeper.ts'
import { createVersionRecords } from './versions/version-records.ts'
import { createVersions } from './versions/versions.ts'

/** A well-formed id that no board has. */
const NO_BOARD = parseBoardId('-'.repeat(22))!
const DELETE_IDLE_SESSIONS_EVERY_MS = 6 * 3_600_000

export interface RelayOptions {
  readonly config: RelayConfig
  readonly log: Logger
  /** Folder of the built web app. */
  readonly webDir: string
  readonly nowMs?: () => number
  /** Must never go back, as the time of day may. */
  readonly monotonicMs?: () => number
}

export interface Relay {
  /** Resolves when requests are answered. */
  listen(): Promise<AddressInfo>
  /** Stops taking work, sends everybody away for a while, and resolves when all is on the disk. */
  close(): Promise<void>
}

/** @throws DataFolderError when the data cannot be used as it is */
export function createRelay(options: RelayOptions): Relay {
  const { config, log, webDir, nowMs = Date.now, monotonicMs = () => performance.now() } = options
  const folder = openDataFolder(config.dataDir)
  const thread = createStorageThread({ databasePath: folder.databasePath }, (error) =>
    log.error({ err: error }, 'the storage worker ended and is started again'),
  )
  const metrics = createMetrics()
  const lanes = createJournaledLaneStorage(
    createSqliteLaneStorage(thread),
    openEditJournal(folder.databasePath),
    (error) => log.error({ err: error }, 'edits that the database does not take were set aside'),
  )
  const storage = measureStorage(lanes, metrics)
  const reader = openReader(folder.databasePath)
  const sql = createStatements(reader)
  const records = createBoardRecords(sql)
  const access = createAccess({
    records,
    nowMs,
    touchSession(sessionKey, seenAtMs) {
      thread.call('touchSession', { sessionKey, nowMs: seenAtMs }).catch((error: unknown) => {
        log.warn({ err: error }, 'a visit could not be written down')
      })
    },
  })
  const { limits, publicUrl } = config
  const counts = createConnectionCounts(limits)
  const versionRecords = createVersionRecords(sql)
  const keeper = createVersionKeeper({
    records: versionRecords,
    thread,
    log,
    maxBytesPerBoard: limits.maxVersionBytesPerBoard,
    nowMs,
  })
  const rooms = createRooms({
    storage,
    log,
    limits,
    monotonicMs,
    recoversForMs: recoveryLeftMs(folder.uncleanEndSeenAtMs, nowMs()),
    participantOf: (sessionKey, boardId) => records.findMember(sessionKey, boardId)?.participantId ?? null,
    keeper,
    onDifference: () => metrics.noteDifference(),
    earlierSnapshotOf: (boardId) => readEarlierSnapshot(sql, boardId),
    prepare: createBoardMigrations({ records, thread, log }),
  })
  const addressOf = (request: IncomingMessage): string => clientAddress(request, config.trustedProxies)
  const files = createImageFiles(config.dataDir)
  const workshop = createImageWorkshop({
    onEnd: (job) => log.warn({ job }, 'the image process ended in the middle of a job'),
  })
  const images = createImages({ files, limits, nowMs, thread, workshop, records: createImageRecords(sql) })
  const uploads = createUploads({
    files,
    limits,
    nowMs,
    finish: (path, { boardId, participantId }) => images.add(path, boardId, participantId),
  })
  let isClosing = false
  const measured: Measured = {
    rooms: () => rooms.size,
    connections: () => counts.total,
    boards: () => records.countBoards(),
    damagedBoards: () => rooms.damagedBoards,
    isStorageHealthy: () => thread.isHealthy && rooms.isHealthy,
  }
  const app = createApp({
    access,
    addressOf,
    answerMetrics: answerMetrics(metrics, measured, config.metricsToken),
    boards: createBoards({ rooms, storage, thread, nowMs }),
    doorCodes: createDoorCodes(folder.serverKey),
    images,
    limits,
    linkSecrets: createLinkSecrets(folder.serverKey),
    log,
    metrics,
    nowMs,
    ownTemplates: createOwnTemplateRecords(sql),
    publicUrl,
    readiness: { isReady: () => !isClosing && thread.isHealthy && rooms.isHealthy },
    records,
    rooms,
    sharedOrigin: createSharedOrigin(config),
    thread,
    uploads,
    versions: createVersions({ records: versionRecords, keeper, rooms, limits, log }),
    webDir,
  })
  const upgrade = createUpgradeListener({
    rooms,
    openLane: access.openLane,
    publicOrigin: publicUrl?.origin ?? null,
    addressOf,
    generationOf: (boardId) => records.findBoard(boardId)?.generation ?? 1,
    log,
    showsViewerNames: config.showsViewerNames,
    onDiverged: () => metrics.noteDivergence(),
    onFrameTooLarge: () => metrics.noteFrameTooLarge(),
    onTurnedAway: (refusal) => metrics.noteTurnedAway(refusal),
    limits,
    counts,
    monotonicMs,
  })
  const server = createHttpServer(app, upgrade)
  const forgetting = setInterval(() => {
    thread.call('deleteIdleSessions', nowMs() - limits.sessionIdleMs).catch((error: unknown) => {
      log.warn({ err: error }, 'idle sessions could not be deleted')
    })
  }, DELETE_IDLE_SESSIONS_EVERY_MS)
  forgetting.unref()

  /** Starts the storage thread and prepares its statements, so that the first visitor does not wait for that. */
  async function warmUp(): Promise<void> {
    try {
      await storage.loadLane(NO_BOARD, 'canvas')
    } catch (error) {
      // The relay starts all the same: it is not ready until the storage is.
      log.error({ err: error }, 'the storage does not answer')
    }
    records.findBoard(NO_BOARD)
    records.findMember('', NO_BOARD)
    records.findSessionSeenAtMs('')
  }

  return {
    async listen() {
      await warmUp()
      return new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port: config.port, ...(config.host !== null && { host: config.host }) }, () => {
          server.off('error', reject)
          resolve(server.address() as AddressInfo)
        })
      })
    },
    async close() {
      if (isClosing) return
      isClosing = true
      clearInterval(forgetting)
      thread.hurry()
      server.close()
      uploads.close()
      workshop.close()
      await rooms.close()
      reader.close()
      await storage.close()
      server.closeAllConnections()
      folder.close()
    },
  }
}
