let count = 0

/**
 * Each caller gets an address of 127.0.0.0/8 of its own, so that one case does not eat another's allowance.
 */
export function nextLocalAddress(): string {
  count += 1
  return `127.${process.pid % 200}.${(count >> 8) % 256}.${(count % 255) + 1}`
}
