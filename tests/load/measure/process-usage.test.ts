import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { cpuSecondsOf, residentMiBOf } from './process-usage.ts'

// A child that starts a grandchild which computes for 0.3 s of processor time, however long that takes, and says so.
const FAMILY = `
  const busy = "while (process.cpuUsage().user < 300_000); console.log('done'); setTimeout(() => {}, 60000)"
  const child = require('node:child_process').spawn(process.execPath, ['-e', busy], { stdio: ['ignore', 'inherit', 'ignore'] })
  process.on('SIGTERM', () => { child.kill(); process.exit() })
`

test.runIf(process.platform === 'linux')(
  'the work of a descendant is counted, and its memory too',
  async () => {
    const parent = spawn(process.execPath, ['-e', FAMILY], { stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      await once(parent.stdout, 'data')
      expect(cpuSecondsOf(parent.pid!)).toBeGreaterThan(0.2)
      expect(residentMiBOf(parent.pid!)).toBeGreaterThan(50)
    } finally {
      parent.kill()
      await once(parent, 'exit')
    }
  },
)
