import { LIMITS, type Limits } from '@anderhalf/protocol'
import * as v from 'valibot'

export interface RelayConfig {
  readonly port: number
  /** null: every address of this computer, so that tablets in the room reach it */
  readonly host: string | null
  readonly dataDir: string
  readonly publicUrl: URL | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** How many proxies of our own stand in front. */
  readonly trustedProxies: number
  /** null: metrics are told to this computer alone */
  readonly metricsToken: string | null
  readonly showsViewerNames: boolean
  readonly limits: Limits
}

export interface ConfigFault {
  readonly name: string
  readonly expected: string
  readonly example: string
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: RelayConfig }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] }

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Limits that an operator may set, as variables like `MAX_RECORDS`. The others are part of the protocol. */
const OPERATOR_LIMITS = [
  'maxRecords',
  'maxEncodedBoardBytes',
  'maxImageBytesPerBoard',
  'maxImagesPerBoard',
  'maxImagesPerSessionPerMinute',
  'maxVersionBytesPerBoard',
  'maxUploads',
  'maxMessagesPerSecond',
  'maxMessageBurst',
  'maxBytesPerSecond',
  'maxByteBurst',
  'maxConnectionsPerSession',
  'maxConnectionsPerAddress',
  'maxConnectionsPerBoard',
  'maxConnections',
  'maxUpgradesPerAddressPerSecond',
  'maxUpgradeBurstPerAddress',
  'maxUpgradesPerSecond',
  'maxUpgradeBurst',
  'maxJoinsPerAddressPerMinute',
  'maxBoardsPerAddressPerMinute',
  'maxWrongLinksPerAddressPerMinute',
  'maxCodeGuessesPerAddressPerMinute',
  'maxCodeGuessesPerMinute',
  'pingIntervalMs',
] as const satisfies readonly (keyof Limits)[]

interface Variable {
  readonly expected: string
  readonly example: string
  readonly schema: v.GenericSchema<string>
}

const wholeNumber = (least: number, most: number): v.GenericSchema<string> =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/),
    v.check((text) => Number(text) >= least && Number(text) <= most),
  )

const LIMIT_VARIABLE: Variable = {
  expected: 'a whole number of at least 1',
  example: '500',
  schema: wholeNumber(1, Number.MAX_SAFE_INTEGER),
}

const VARIABLES: Readonly<Record<string, Variable>> = {
  PORT: { expected: 'a port from 0 to 65535', example: '8787', schema: wholeNumber(0, 65_535) },
  HOST: {
    expected: 'a host name or an IP address of this computer',
    example: '127.0.0.1',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/)),
  },
  DATA_DIR: {
    expected: 'a path of a folder',
    example: './data',
    schema: v.pipe(
      v.string(),
      v.check((text) => !text.includes('\0')),
    ),
  },
  PUBLIC_URL: {
    expected: 'the http(s) address of the site, without a path',
    example: 'https://board.example.org',
    schema: v.pipe(v.string(), v.check(isSiteAddress)),
  },
  LOG_LEVEL: {
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    schema: v.picklist(LOG_LEVELS),
  },
  TRUST_PROXY: {
    expected: 'the number of proxies of your own in front of the relay, 0 to 10',
    example: '1',
    schema: wholeNumber(0, 10),
  },
  METRICS_TOKEN: {
    expected: 'at least 16 letters, digits, _ or -',
    example: 'a-long-random-text',
    schema: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,}$/)),
  },
  SHOW_VIEWER_NAMES: {
    expected: 'yes or no',
    example: 'no',
    schema: v.picklist(['yes', 'no']),
  },
  ...Object.fromEntries(OPERATOR_LIMITS.map((limit) => [variableOf(limit), LIMIT_VARIABLE])),
  PING_INTERVAL_MS: {
    // Stock clients give up after 30 s without a word.
    expected: 'milliseconds from 1000 to 28000',
    example: '20000',
    schema: wholeNumber(1000, 28_000),
  },
}

/** Every variable that the relay reads. */
export const VARIABLE_NAMES = Object.keys(VARIABLES)

/** Reads the environment. An empty variable is one that is not set. All faults are reported at once. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const values = new Map<string, string>()
  const faults: ConfigFault[] = []
  for (const [name, { schema, expected, example }] of Object.entries(VARIABLES)) {
    const text = env[name]?.trim() ?? ''
    if (text === '') continue
    if (v.is(schema, text)) values.set(name, text)
    else faults.push({ name, expected, example })
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: configOf(values) }
}

function configOf(values: ReadonlyMap<string, string>): RelayConfig {
  const publicUrl = values.get('PUBLIC_URL')
  const limits: Record<keyof Limits, number> = { ...LIMITS }
  for (const limit of OPERATOR_LIMITS) limits[limit] = Number(values.get(variableOf(limit)) ?? LIMITS[limit])
  return {
    port: Number(values.get('PORT') ?? 8787),
    host: values.get('HOST') ?? null,
    dataDir: values.get('DATA_DIR') ?? './data',
    publicUrl: publicUrl === undefined ? null : new URL(publicUrl),
    logLevel: (values.get('LOG_LEVEL') ?? 'info') as RelayConfig['logLevel'],
    trustedProxies: Number(values.get('TRUST_PROXY') ?? 0),
    metricsToken: values.get('METRICS_TOKEN') ?? null,
    showsViewerNames: values.get('SHOW_VIEWER_NAMES') === 'yes',
    limits,
  }
}

/** `maxRecords` is set by `MAX_RECORDS`. */
export function variableOf(limit: string): string {
  return limit.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

function isSiteAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === ''
}
