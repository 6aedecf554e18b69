import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { runCommand } from './commands.ts'
import { parseConfig, type ConfigFault, type RelayConfig } from './config.ts'
import { endGently } from './end-gently.ts'
import { createRelay, type Relay } from './relay.ts'
import { startMessage } from './start-message.ts'
import { DataFolderError } from './storage/data-folder.ts'

/** What the process says to whoever started it when it does not start. docs/operations.md has the list. */
const EXIT_CODE = { unexpected: 1, configuration: 2, data: 3, address: 4, command: 5 } as const

const WEB_DIR = fileURLToPath(new URL('../../web/dist', import.meta.url))
const ENV_FILE = '.env'

if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE)
const parsed = parseConfig(process.env)
if (parsed.ok) await runOrStart(parsed.config)
else stop(EXIT_CODE.configuration, parsed.faults.map(describe).join('\n'))

async function runOrStart(config: RelayConfig): Promise<void> {
  const result = await runCommand(process.argv.slice(2), config.dataDir)
  if (result === null) await start(config)
  else if (result.ok) process.stdout.write(`${result.message}\n`)
  else stop(EXIT_CODE.command, result.message)
}

async function start(config: RelayConfig): Promise<void> {
  // The log goes to stderr, so that stdout is for people.
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
  let relay: Relay
  try {
    relay = createRelay({ config, log, webDir: WEB_DIR })
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error
    stop(EXIT_CODE.data, error.message)
    return
  }
  try {
    const { port } = await relay.listen()
    process.stdout.write(startMessage({ ...config, port }))
  } catch (error) {
    await relay.close()
    stop(
      EXIT_CODE.address,
      `cannot listen on port ${config.port}: ${error instanceof Error ? error.message : ''}`,
    )
    return
  }
  // A mistake in one handler must not end everybody's workshop.
  process.on('uncaughtException', (error) => log.fatal({ err: error }, 'uncaught exception'))
  process.on('unhandledRejection', (error) => log.fatal({ err: error }, 'unhandled rejection'))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info('stopping')
      void endGently({
        close: () => relay.close(),
        withinMs: config.limits.drainMs,
        onSafe: () => process.exit(0),
        onLate() {
          log.error('not everything was saved in time')
          process.exit(EXIT_CODE.unexpected)
        },
      })
    })
  }
}

function describe({ name, expected, example }: ConfigFault): string {
  return `${name}: expected ${expected}, for example ${name}=${example}`
}

function stop(code: number, message: string): void {
  process.stderr.write(`anderhalf: ${message.replaceAll('\n', '\nanderhalf: ')}\n`)
  process.exitCode = code
}
