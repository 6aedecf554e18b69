import { networkInterfaces } from 'node:os'

/** Networks inside this computer, which no tablet in the room is on. */
const INNER_NETWORK = /^(docker|br-|veth|virbr|vmnet|vEthernet)/i

/** IPv4 addresses of this computer that others may reach it by, the likeliest first. */
export function networkAddresses(): string[] {
  const found = Object.entries(networkInterfaces()).flatMap(([name, networks = []]) =>
    networks
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, isInner: INNER_NETWORK.test(name) })),
  )
  return found
    .toSorted((one, other) => Number(one.isInner) - Number(other.isInner))
    .map(({ address }) => address)
}

/** @param host null: every address of this computer */
export function isEveryAddress(host: string | null): boolean {
  return host === null || host === '0.0.0.0' || host === '::'
}
