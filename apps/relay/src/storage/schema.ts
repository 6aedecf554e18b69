import { readPragma, type SqliteDatabase } from './open-database.ts'

/** Each entry brings the database one version further. Entries that were released are never changed. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE boards (
    board_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    locale TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    review_shown_to_viewers INTEGER NOT NULL DEFAULT 0,
    link_rotation INTEGER NOT NULL DEFAULT 0,
    door_rotation INTEGER NOT NULL DEFAULT 0,
    door_code_hash TEXT UNIQUE,
    door_open_until_ms INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    session_key TEXT PRIMARY KEY,
    created_at_ms INTEGER NOT NULL,
    seen_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE members (
    session_key TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE,
    board_id TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    participant_id TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    color_number INTEGER NOT NULL,
    joined_at_ms INTEGER NOT NULL,
    PRIMARY KEY (session_key, board_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_board ON members (board_id);

  CREATE TABLE lanes (
    lane_id INTEGER PRIMARY KEY,
    board_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    UNIQUE (board_id, lane)
  ) STRICT;

  -- In the order of arrival, so that a commit of many lanes writes few pages: half the time of one tree by lane.
  CREATE TABLE lane_updates (
    lane_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    session_key TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (lane_id, seq)
  ) STRICT;

  CREATE TABLE lane_snapshots (
    lane_id INTEGER PRIMARY KEY,
    up_to_seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    state_vector BLOB NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE write_checks (
    check_id INTEGER PRIMARY KEY,
    checked_at_ms INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE client_owners (
    lane_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    session_key TEXT NOT NULL,
    PRIMARY KEY (lane_id, client_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // What records could be when the board was last looked through, NULL for a board that never was; and how often it was
  // migrated, from 1.
  `
  ALTER TABLE boards ADD COLUMN model TEXT;
  ALTER TABLE boards ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- Which images a board has. Their files are named by the hash.
  CREATE TABLE board_images (
    board_id TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    image_hash TEXT NOT NULL,
    format TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    is_animated INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    added_at_ms INTEGER NOT NULL,
    PRIMARY KEY (board_id, image_hash)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The list of templates that people made. Boards hold copies of those that lie on them.
  CREATE TABLE own_templates (
    template_hash TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    board_id TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX own_templates_by_board ON own_templates (board_id);
  `,
  // Each link of a board is replaced by itself; until here no number but 0 was ever in use. Who needs a link is known,
  // and comes in again with the new one alone.
  `
  ALTER TABLE boards RENAME COLUMN link_rotation TO facilitator_link_rotation;
  ALTER TABLE boards ADD COLUMN participant_link_rotation INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE boards ADD COLUMN council_link_rotation INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE boards ADD COLUMN viewer_link_rotation INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE members ADD COLUMN needs_link INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The canvas of a board as it was once, compressed.
  CREATE TABLE board_versions (
    board_id TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    number INTEGER NOT NULL,
    up_to_seq INTEGER NOT NULL,
    made_at_ms INTEGER NOT NULL,
    shapes INTEGER NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (board_id, number)
  ) STRICT;
  `,
  // Who was sent away from a board is kept out, whichever link they open. Of two facilitators the earlier one decides.
  `
  ALTER TABLE members ADD COLUMN sent_away_at_ms INTEGER;
  ALTER TABLE members ADD COLUMN facilitates_since_ms INTEGER;
  UPDATE members SET facilitates_since_ms = joined_at_ms WHERE role = 'facilitator';
  `,
]

export const SCHEMA_VERSION = MIGRATIONS.length

/** The data was written by a newer version of the product. Nothing was touched. */
export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError'

  constructor(found: number) {
    super(`the data has schema version ${found}, and this version of the relay knows up to ${SCHEMA_VERSION}`)
  }
}

/** All missing steps happen in one transaction: a database is at a version, never between two. */
export function migrate(database: SqliteDatabase): void {
  const found = Number(readPragma(database, 'user_version'))
  if (found > SCHEMA_VERSION) throw new NewerSchemaError(found)
  if (found === SCHEMA_VERSION) return
  const steps = MIGRATIONS.slice(found).join('\n')
  try {
    database.exec(`BEGIN IMMEDIATE; ${steps} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`)
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
