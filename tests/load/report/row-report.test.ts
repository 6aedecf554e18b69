import { expect, test } from 'vitest'
import type { Spread } from '../measure/statistics.ts'
import type { Row } from '../rows/row.ts'
import { reportRow } from './row-report.ts'

const ROW: Row = {
  id: 'example',
  title: 'Example',
  targets: ['ours', 'stock'],
  columns: [{ metric: 'cpuUs', label: 'CPU µs', digits: 1 }],
  goals: [{ metric: 'cpuUs', bound: 'at-most', limit: { peer: 'stock', factor: 0.4 } }],
  measure: async () => ({}),
}

function spread(median: number, least = median, most = median): Spread {
  return { median, least, most, runs: 3 }
}

test('a missed goal is said in so many words, with the ratio and what was wanted', () => {
  const text = reportRow(
    ROW,
    { ours: { cpuUs: spread(9) }, stock: { cpuUs: spread(10, 8, 12) } },
    'a machine',
  )
  expect(text).toContain('| @y/websocket-server, in memory | 3 | 10.0 (8.0–12.0) |')
  expect(text).toContain(
    '**not met**: CPU µs 9.0 = 0.90 ×, wanted ≤ 0.4 × @y/websocket-server, in memory (4.0)',
  )
})

test('a goal that was reached says met, and one without figures says that it was not measured', () => {
  expect(reportRow(ROW, { ours: { cpuUs: spread(3) }, stock: { cpuUs: spread(10) } }, '')).toContain(
    '**met**',
  )
  expect(reportRow(ROW, { stock: { cpuUs: spread(10) } }, '')).toContain('**not measured**')
})
