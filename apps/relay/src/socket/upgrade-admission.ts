import type { Limits } from '@anderhalf/protocol'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** Whose limit was met. */
export type AdmissionRefusal = 'address' | 'all'

export interface UpgradeAdmission {
  /** @returns why this socket has to come back later; null: it may be looked at */
  admit(address: string): AdmissionRefusal | null
}

/** Full buckets are thrown away when so many have gathered. */
const LEAST_KEPT_ADDRESSES = 1024

/**
 * How many sockets may ask to be opened. Asked before anything is looked up. What one address asks too much is not
 * counted against the others.
 */
export function createUpgradeAdmission(limits: Limits, nowMs: () => number): UpgradeAdmission {
  const ofAll = createTokenBucket(limits.maxUpgradesPerSecond, limits.maxUpgradeBurst, nowMs)
  const ofAddress = new Map<string, TokenBucket>()
  let sweptAbove = LEAST_KEPT_ADDRESSES

  function bucketOf(address: string): TokenBucket {
    const known = ofAddress.get(address)
    if (known !== undefined) return known
    const fresh = createTokenBucket(
      limits.maxUpgradesPerAddressPerSecond,
      limits.maxUpgradeBurstPerAddress,
      nowMs,
    )
    ofAddress.set(address, fresh)
    return fresh
  }

  /** Each time twice as many are left, so that a crowd of addresses costs each of them the same. */
  function sweep(): void {
    if (ofAddress.size <= sweptAbove) return
    for (const [address, bucket] of ofAddress) if (bucket.isFull()) ofAddress.delete(address)
    sweptAbove = Math.max(LEAST_KEPT_ADDRESSES, 2 * ofAddress.size)
  }

  return {
    admit(address) {
      sweep()
      if (!bucketOf(address).take(1)) return 'address'
      return ofAll.take(1) ? null : 'all'
    },
  }
}
