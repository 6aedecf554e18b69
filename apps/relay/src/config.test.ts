import { readFileSync } from 'node:fs'
import { LIMITS } from '@anderhalf/protocol'
import { expect, test } from 'vitest'
import { parseConfig, VARIABLE_NAMES } from './config.ts'

test('without any variable there is a whole configuration', () => {
  expect(parseConfig({})).toEqual({
    ok: true,
    config: {
      port: 8787,
      host: null,
      dataDir: './data',
      publicUrl: null,
      logLevel: 'info',
      trustedProxies: 0,
      metricsToken: null,
      showsViewerNames: false,
      limits: LIMITS,
    },
  })
})

test('all faults are reported at once, with what was expected', () => {
  const env = { PORT: '70000', PUBLIC_URL: 'board.example.org', LOG_LEVEL: 'loud', MAX_RECORDS: '0' }
  const parsed = parseConfig(env)
  expect(parsed).toMatchObject({ ok: false })
  if (parsed.ok) return
  expect(parsed.faults.map(({ name }) => name).toSorted()).toEqual(Object.keys(env).toSorted())
  for (const { expected, example } of parsed.faults)
    expect(expected.length * example.length).toBeGreaterThan(0)
})

test.each([
  ['PORT', '-1'],
  ['PORT', '8787x'],
  ['PORT', '8.5'],
  ['HOST', 'a b'],
  ['PUBLIC_URL', 'ftp://board.example.org'],
  ['PUBLIC_URL', 'https://board.example.org/sub'],
  ['PUBLIC_URL', 'https://me:secret@board.example.org'],
  ['TRUST_PROXY', 'yes'],
  ['METRICS_TOKEN', 'short'],
  ['MAX_CONNECTIONS', '1e9'],
  ['PING_INTERVAL_MS', '30000'],
])('%s=%s is refused', (name, value) => {
  expect(parseConfig({ [name]: value })).toMatchObject({ ok: false, faults: [{ name }] })
})

test('a word is said on every connection before a stock client gives up', () => {
  expect(LIMITS.pingIntervalMs).toBeLessThan(28_000)
  expect(parseConfig({ PING_INTERVAL_MS: '5000' })).toMatchObject({
    ok: true,
    config: { limits: { pingIntervalMs: 5000 } },
  })
})

test('an operator may set a limit, and an empty variable sets none', () => {
  const parsed = parseConfig({ MAX_RECORDS: '60000', MAX_BYTE_BURST: ' ' })
  expect(parsed).toMatchObject({
    ok: true,
    config: { limits: { maxRecords: 60_000, maxByteBurst: LIMITS.maxByteBurst } },
  })
})

test('each limit that has a variable is set by it, and it alone', () => {
  const names = VARIABLE_NAMES.filter((name) => limitOf(name) in LIMITS)
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const limits = { ...LIMITS, [limitOf(name)]: 1234 }
    expect(parseConfig({ [name]: '1234' }), name).toMatchObject({ ok: true, config: { limits } })
  }
})

test.each(['docs/operations.md', '.env.example'])('%s names every variable', (path) => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
  for (const name of VARIABLE_NAMES) expect(text, name).toMatch(new RegExp(`\\b${name}\\b`))
})

test('docs/operations.md and .env.example name no variable that nobody reads', () => {
  const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
  const named = [
    ...[...operations.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+)/gm)].flatMap(([, cell]) =>
      cell!.match(/[A-Z_]+/g)!,
    ),
    ...[...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!),
  ]
  expect(named.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([])
  expect(named.length).toBeGreaterThan(VARIABLE_NAMES.length)
})

test('docs/operations.md tells the limits that hold without a variable', () => {
  const operations = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
  const rows = [...operations.matchAll(/^\| ((?:`MAX_[A-Z_]+`(?:, )?)+) *\| ([^|]+?) *\|/gm)]
  expect(rows.length).toBeGreaterThan(8)
  for (const [, names, defaults] of rows) {
    const told = defaults!.split(', ').map(bytesOrCount)
    const held = names!.match(/[A-Z_]+/g)!.map((name) => LIMITS[limitOf(name)])
    expect(told, names).toEqual(held)
  }
})

/** `25 MiB` or `20,000` */
function bytesOrCount(text: string): number {
  const number = Number(text.replace(/ MiB$/, '').replaceAll(',', ''))
  return text.endsWith(' MiB') ? number * 1024 * 1024 : number
}

/** `MAX_RECORDS` is `maxRecords`. */
function limitOf(name: string): keyof typeof LIMITS {
  return name
    .toLowerCase()
    .replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof typeof LIMITS
}
