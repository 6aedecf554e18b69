/**
 * What can go wrong between a hostile world and the relay. Every row has at least one case, whose name starts with
 * the row's id in brackets; a test holds the two together, and looks that no number is left out.
 */
export const CATALOGUE = {
  W1: 'frames that break the WebSocket protocol',
  W2: 'frames, messages and updates that are too large',
  W3: 'compression bombs',
  W4: 'text frames',
  W5: 'floods of questions, and state vectors that lie',
  W6: 'readers who do not read',
  W7: 'too many, silent and slow connections',
  W8: 'HTTP that is malformed, smuggled or not meant for us',
  W9: 'floods of small messages',
  W10: 'peers that are dead without saying so',
  W11: 'names of boards and lanes that are no names',
  W12: 'addresses that mean another place than they seem to',
  W13: 'mistakes of the relay itself',
  Y1: 'updates that are damaged',
  Y2: 'structs of no length',
  Y3: 'counts that ask for more memory than there is',
  Y4: 'numbers that sums cannot hold',
  Y5: 'updates that build on what nobody has',
  Y6: 'edits in the name of somebody else',
  Y7: 'the same person on a second socket',
  Y8: 'what an absent author wrote, after a crash',
  Y9: 'updates that break a document half-way',
  Y10: 'types and contents that a board does not use',
  Y11: 'dangerous keys and deep values',
  Y12: 'records and texts that the schema refuses',
  Y13: 'boards and identities that grow without end',
  Y14: 'one person who deletes everything',
  Y15: 'poison that is already on the disk',
  Y16: 'two that differ although both think they are in step',
  P1: 'presence in the name of somebody else',
  P2: 'presence that is malformed or too large',
  P3: 'crowds that do not exist',
  P4: 'ghosts of people who left',
  P6: 'names of people who only look on',
  R1: 'writing where one may only read',
  R2: 'a role that changes while connected',
  R3: 'somebody who was sent away',
  R4: 'links that got into the wrong hands',
  R5: 'boards and lanes of others',
  R6: 'guessing codes and secrets',
  R7: 'secrets in the log',
  R8: 'pages of other sites',
  R9: 'sessions that are planted or forgotten',
  R11: 'links that name an invented host',
  R12: 'a board whose facilitator is gone',
  R13: 'two links on one device',
  V7: 'private words that leave their lane',
  D1: 'a kill at any moment',
  D2: 'files that end too early, rows that changed',
  D3: 'acknowledgements that do not wait for the disk',
  D4: 'a disk that is full while people work',
  D5: 'a start that cannot succeed',
  D6: 'a database that somebody else holds',
  D7: 'a disk that is slow',
  D8: 'bytes that changed in the database',
  D9: 'leaving and coming back at the same moment',
  D10: 'saving that fails again and again',
  D11: 'backups, made and restored',
  D12: 'data of a newer version',
  D14: 'a container of 512 MiB',
  N1: 'everybody at once, at the start and after a restart',
  N2: 'connections that break',
  N3: 'hours without a connection',
  N5: 'two tabs of one person',
  N7: 'a slow line',
  N9: 'a stop in the middle of the work',
  N10: 'lines that are cut when nothing passes',
  honest: 'people whom a defence must not hurt',
} as const

/** Rows that cannot be tried on a relay from the outside, and the file with the test that bears their id. */
export const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  // The lookups of a relay that runs cannot be made to fail alone.
  R10: 'apps/relay/src/socket/keeping.test.ts',
  // A process believes the clock of its computer.
  D13: 'apps/relay/src/rooms/wrong-clock.test.ts',
  // These happen in a browser.
  N4: 'tests/e2e/killed-renderer.spec.ts',
  N6: 'tests/e2e/offline.spec.ts',
  N8: 'tests/e2e/connection.spec.ts',
}

/** Rows about what the product does not have, and what that is. */
export const NOTHING_TO_TRY: Readonly<Record<string, string>> = {
  P5: 'nobody summons anybody, and there is no timer: no client acts on what presence says',
}

/** How far the numbers of each kind of row go. */
export const LAST_ROWS: Readonly<Record<string, number>> = { W: 13, Y: 16, P: 6, R: 13, V: 7, D: 14, N: 10 }

/** Rows about votes, timers and private notes: the last one alone is about what a relay with lanes can do wrong. */
export const FIRST_ROWS: Readonly<Record<string, number>> = { V: 7 }
