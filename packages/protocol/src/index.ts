export {
  colorNameSchema,
  createBoardSchema,
  doorSchema,
  invitationSchema,
  joinSchema,
  renameBoardSchema,
  replaceLinkSchema,
  sendAwaySchema,
  type BoardLinks,
  type BoardSharingState,
  type CreateBoardRequest,
  type CreatedBoard,
  type Invitation,
  type InvitedBoard,
  type JoinedBoard,
  type JoinRequest,
  type KnownPeople,
  type KnownPerson,
  type SavedOwnTemplate,
  type SavedOwnTemplates,
  type SentAwayPeople,
  type SentAwayPerson,
  type VisitedBoard,
} from './api.ts'
export { maxShapesOf, parseBoardLimits, type BoardLimits } from './board-limits.ts'
export {
  CLOSE_REASON,
  closeReasonOf,
  retryPolicyOf,
  type CloseReason,
  type CloseReasonName,
  type RetryPolicy,
} from './close-reasons.ts'
export {
  FACTS_BOARD_MAP,
  FACTS_COLORS_MAP,
  FACTS_TEMPLATES_MAP,
  type BoardFacts,
  type ColorNames,
} from './facts.ts'
export { parseBoardId, parseParticipantId, type BoardId, type ParticipantId } from './ids.ts'
export {
  IMAGE_SIDES_PX,
  imageAddress,
  isImageAddress,
  isUploadId,
  type ImageFormat,
  type StoredImage,
  type UploadState,
} from './images.ts'
export {
  laneAccess,
  parseLane,
  privateLaneOf,
  SHARED_LANES,
  type BoardSharing,
  type Lane,
  type LaneAccess,
  type LaneVisitor,
} from './lanes.ts'
export { LIMITS, type Limits } from './limits.ts'
export { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts'
export {
  encodeAnderhalfMessage,
  MESSAGE_TYPE,
  parseAnderhalfMessage,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  REMEMBERS_PEOPLE_SINCE,
  REJECT_CODE,
  SYNC_STEP,
  type AnderhalfMessage,
  type RejectCode,
} from './messages.ts'
export { NOTE_COLORS, parseNoteColor, type NoteColor } from './note-colors.ts'
export { PRESENCE_USER_KEY, type PresenceUser } from './presence.ts'
export { PROBLEM, type Problem, type ProblemCode } from './problems.ts'
export { mayChangeLocked, ROLE_OF_CODE, roleAfterJoining, ROLES, type Role } from './roles.ts'
export {
  RESTORE_SCOPES,
  restoreVersionSchema,
  type BoardDifference,
  type BoardVersion,
  type BoardVersions,
  type RestoreScope,
} from './versions.ts'
