import { renderUnicodeCompact } from 'uqr'
import { isEveryAddress, networkAddresses } from './network-addresses.ts'

export interface Listening {
  readonly port: number
  /** null: every address of this computer */
  readonly host: string | null
  readonly publicUrl: URL | null
}

/** What the person who started the relay needs to know: where it is, and how tablets in the room get there. */
export function startMessage({ port, host, publicUrl }: Listening): string {
  const own = `http://${host === null || isEveryAddress(host) ? 'localhost' : bracketed(host)}:${port}`
  const others = isEveryAddress(host) ? networkAddresses().map((address) => `http://${address}:${port}`) : []
  const shared = publicUrl?.origin ?? others[0]
  const lines = ['', `Anderhalf draait op ${publicUrl?.origin ?? own}  (Anderhalf is running)`]
  for (const address of others) lines.push(`  In dit netwerk (on this network): ${address}`)
  if (shared !== undefined) lines.push('', renderUnicodeCompact(shared, { border: 1 }))
  lines.push('Stoppen: Ctrl+C  (stop with Ctrl+C)', '')
  return lines.join('\n')
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
