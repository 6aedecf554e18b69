import { isEveryAddress, networkAddresses } from '../network-addresses.ts'
import type { AppContext } from './app-environment.ts'

const THIS_COMPUTER = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Where the links lead that a facilitator gives to others. */
export type SharedOrigin = (c: AppContext) => string

export interface SharedOriginOptions {
  readonly publicUrl: URL | null
  /** null: every address of this computer */
  readonly host: string | null
  readonly addresses?: () => readonly string[]
}

/**
 * The configured address, or else the one under which this very request found the server. A facilitator who opened
 * `localhost` gets links with the address in the local network: `localhost` is another computer for everybody else.
 */
export function createSharedOrigin(options: SharedOriginOptions): SharedOrigin {
  const { publicUrl, host, addresses = networkAddresses } = options
  return (c) => {
    if (publicUrl !== null) return publicUrl.origin
    const own = new URL(c.req.url)
    const [address] = THIS_COMPUTER.test(own.hostname) && isEveryAddress(host) ? addresses() : []
    if (address !== undefined) own.hostname = address
    return own.origin
  }
}
