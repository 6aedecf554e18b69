export type RecordFaultCode =
  /** No map of the layout lies under the id, or its parts are missing. */
  | 'unreadable'
  /** A record of this type has no place in a board's document. */
  | 'type'
  /** The schema of the record's type refuses it. */
  | 'schema'
  /** The schema of rich text refuses it, or a link in it leads where none may lead. */
  | 'text'
  | 'textTooLong'
  /** A number that is not finite or too far away. */
  | 'number'
  | 'tooDeep'
  | 'imageSource'

/** Why a record is not shown. `path` names the place in the record and holds nothing that a person wrote. */
export interface RecordFault {
  readonly id: string
  readonly code: RecordFaultCode
  readonly path: string
}
