import type { Limits } from '@anderhalf/protocol'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE_SECONDS = 60

/** null: go on; otherwise the milliseconds to wait. */
export type WaitMs = number | null

export interface RequestLimits {
  takeBoard(address: string): Promise<WaitMs>
  takeJoin(address: string): Promise<WaitMs>
  takeImage(sessionKey: string): Promise<WaitMs>
  takeVersion(sessionKey: string): Promise<WaitMs>
  /** Counts a guess before it is looked at, so that many at once are no way round. */
  takeGuess(kind: 'link' | 'code', address: string): Promise<WaitMs>
  /** The guess was right: it does not count. */
  giveGuessBack(kind: 'link' | 'code', address: string): Promise<void>
}

const EVERYBODY = 'everybody'

export function createRequestLimits(limits: Limits): RequestLimits {
  const perMinute = (points: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: MINUTE_SECONDS })
  const boards = perMinute(limits.maxBoardsPerAddressPerMinute)
  const joins = perMinute(limits.maxJoinsPerAddressPerMinute)
  const images = perMinute(limits.maxImagesPerSessionPerMinute)
  const versions = perMinute(limits.maxVersionsReadPerSessionPerMinute)
  const links = perMinute(limits.maxWrongLinksPerAddressPerMinute)
  const codes = perMinute(limits.maxCodeGuessesPerAddressPerMinute)
  const codesOfAll = perMinute(limits.maxCodeGuessesPerMinute)

  return {
    takeBoard: (address) => take(boards, address),
    takeJoin: (address) => take(joins, address),
    takeImage: (sessionKey) => take(images, sessionKey),
    takeVersion: (sessionKey) => take(versions, sessionKey),
    async takeGuess(kind, address) {
      if (kind === 'link') return take(links, address)
      return (await take(codes, address)) ?? take(codesOfAll, EVERYBODY)
    },
    async giveGuessBack(kind, address) {
      if (kind === 'link') {
        await links.reward(address)
      } else {
        await codes.reward(address)
        await codesOfAll.reward(EVERYBODY)
      }
    },
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<WaitMs> {
  try {
    await limiter.consume(key)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
    throw refusal
  }
}
