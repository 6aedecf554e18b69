import { LIMITS, type Limits } from '@anderhalf/protocol'
import { expect, it } from 'vitest'
import { createUpgradeAdmission, type UpgradeAdmission } from './upgrade-admission.ts'

let nowMs = 0

function start(limits: Partial<Limits>): UpgradeAdmission {
  nowMs = 0
  return createUpgradeAdmission({ ...LIMITS, ...limits }, () => nowMs)
}

function admitted(admission: UpgradeAdmission, address: string, times: number): number {
  return Array.from({ length: times }, () => admission.admit(address)).filter((refusal) => refusal === null)
    .length
}

it('lets all come back at once that one address may hold, and then so many a second', () => {
  const admission = start({})
  expect(LIMITS.maxUpgradeBurstPerAddress).toBeGreaterThan(LIMITS.maxConnectionsPerAddress)
  expect(admitted(admission, 'town hall', LIMITS.maxUpgradeBurstPerAddress)).toBe(
    LIMITS.maxUpgradeBurstPerAddress,
  )
  expect(admission.admit('town hall')).toBe('address')
  nowMs += 1000
  expect(admitted(admission, 'town hall', 1000)).toBe(LIMITS.maxUpgradesPerAddressPerSecond)
})

it('turns nobody away for what another address asked too much', () => {
  const admission = start({ maxUpgradeBurstPerAddress: 10, maxUpgradeBurst: 20 })
  expect(admitted(admission, 'flood', 1_000_000)).toBe(10)
  expect(admitted(admission, 'home', 1000)).toBe(10)
})

it('holds all addresses together to a number a second', () => {
  const admission = start({ maxUpgradeBurst: 20, maxUpgradesPerSecond: 5 })
  const crowd = (name: string) =>
    Array.from({ length: 100 }, (_, at) => admission.admit(`${name} ${at}`)).filter(
      (refusal) => refusal === null,
    )
  expect(crowd('first')).toHaveLength(20)
  expect(admission.admit('late')).toBe('all')
  nowMs += 1000
  expect(crowd('second')).toHaveLength(5)
})

it('remembers who asked too much while thousands of others come and go', () => {
  const admission = start({ maxUpgradeBurstPerAddress: 5, maxUpgradeBurst: 1_000_000 })
  expect(admitted(admission, 'flood', 10)).toBe(5)
  for (let at = 0; at < 5000; at += 1) admission.admit(`passer-by ${at}`)
  expect(admission.admit('flood')).toBe('address')
})
