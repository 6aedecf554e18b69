/**
 * What an operator sets for a load test: all clients come from one address, one client may write what a thousand
 * people would, and a board holds 50,000 notes. Everything that protects a board stays on: validation, owners of
 * client ids, durability, stamped presence.
 */
export const RAISED_LIMITS: Readonly<Record<string, string>> = {
  MAX_RECORDS: '100000',
  MAX_ENCODED_BOARD_BYTES: '200000000',
  MAX_MESSAGES_PER_SECOND: '1000000',
  MAX_MESSAGE_BURST: '1000000',
  MAX_BYTES_PER_SECOND: '1000000000',
  MAX_BYTE_BURST: '1000000000',
  MAX_CONNECTIONS_PER_ADDRESS: '20000',
  MAX_UPGRADES_PER_ADDRESS_PER_SECOND: '1000000',
  MAX_UPGRADE_BURST_PER_ADDRESS: '1000000',
  MAX_UPGRADES_PER_SECOND: '1000000',
  MAX_UPGRADE_BURST: '1000000',
  MAX_JOINS_PER_ADDRESS_PER_MINUTE: '1000000',
  MAX_BOARDS_PER_ADDRESS_PER_MINUTE: '1000000',
}
