import * as v from 'valibot'
import type { BoardLimits } from './board-limits.ts'
import { parseBoardId, type BoardId, type ParticipantId } from './ids.ts'
import { LIMITS } from './limits.ts'
import { LOCALES, type Locale } from './locales.ts'
import type { Role } from './roles.ts'

const boardIdSchema = v.pipe(
  v.string(),
  v.check((text) => parseBoardId(text) !== null, 'a board id has 16 to 64 letters, digits, _ or -'),
  v.transform((text) => text as BoardId),
)
const titleSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.maxTitleLength))
const nameSchema = v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.maxNameLength))
const localeSchema = v.picklist(LOCALES)
const secretSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/))

/** People read codes aloud and type them: case, spaces and dashes do not matter. */
const codeSchema = v.pipe(
  v.string(),
  v.transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase()),
  v.regex(/^[A-Z0-9]{8}$/),
)

export const createBoardSchema = v.object({
  title: titleSchema,
  templates: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(LIMITS.maxTemplatesAtCreation)),
    [],
  ),
  locale: v.optional(localeSchema, 'nl'),
})
export type CreateBoardRequest = v.InferInput<typeof createBoardSchema>

/** An invitation is a link (board and secret) or, while the facilitator holds the door open, a short code. */
export const invitationSchema = v.union([
  v.object({ boardId: boardIdSchema, secret: secretSchema }),
  v.object({ code: codeSchema }),
])
export type Invitation = v.InferInput<typeof invitationSchema>

/** Others use this computer too: the browser is to forget the session when it closes. */
const sharedComputerSchema = v.optional(v.boolean())

export const joinSchema = v.union([
  v.object({
    boardId: boardIdSchema,
    secret: secretSchema,
    name: v.optional(nameSchema),
    sharedComputer: sharedComputerSchema,
  }),
  v.object({ code: codeSchema, name: v.optional(nameSchema), sharedComputer: sharedComputerSchema }),
])
export type JoinRequest = v.InferInput<typeof joinSchema>

export const renameBoardSchema = v.object({ title: titleSchema })
/** An empty name takes the colour out of the legend. */
export const colorNameSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.maxColorNameLength)),
})
export const doorSchema = v.object({ open: v.boolean() })
/** Whether people who came by the old link have to open the new one; facilitators stay always. */
export const replaceLinkSchema = v.object({ comeInAnew: v.boolean() })
/** Whether the links that this person may know are replaced at the same moment, and the door closed. */
export const sendAwaySchema = v.object({ replaceLinks: v.boolean() })

/** Absolute addresses `<origin>/j/<boardId>#<secret>`, one for each role. */
export type BoardLinks = Readonly<Record<Role, string>>

/** Answer to `POST /api/boards` (201). */
export interface CreatedBoard {
  readonly boardId: BoardId
  readonly links: BoardLinks
}

/** Answer to `POST /api/invitation`: what the join page may show before somebody joined. */
export interface InvitedBoard {
  readonly boardId: BoardId
  readonly title: string
  readonly locale: Locale
  readonly role: Role
}

/** Answer to `POST /api/join`. `token` is for programs without cookies: `Authorization: Bearer <token>`. */
export interface JoinedBoard {
  readonly boardId: BoardId
  readonly role: Role
  readonly participantId: ParticipantId
  readonly token: string
}

/** Answer to `GET /api/boards/<boardId>`: the board as the person behind this session may know it. */
export interface VisitedBoard {
  readonly boardId: BoardId
  readonly title: string
  readonly locale: Locale
  readonly role: Role
  readonly participantId: ParticipantId
  readonly name: string
  /** The color that others see. */
  readonly color: string
  readonly limits: BoardLimits
}

/** Answer to `GET /api/boards/<boardId>/sharing`, `PUT .../door` and `POST .../links/<role>`; facilitators only. */
export interface BoardSharingState {
  readonly links: BoardLinks
  /** null while the door is closed */
  readonly door: { readonly code: string; readonly openUntilMs: number } | null
}

/** A person who works or worked on the board. */
export interface KnownPerson {
  readonly participantId: ParticipantId
  readonly name: string
}

/** Answer to `GET /api/boards/<boardId>/people`; for who may write. A device that was forgotten is not in it. */
export interface KnownPeople {
  readonly people: readonly KnownPerson[]
}

/** Somebody whom a facilitator sent away from the board. */
export interface SentAwayPerson extends KnownPerson {
  readonly role: Role
}

/** Answer to `GET /api/boards/<boardId>/sent-away` and `PUT` and `DELETE .../sent-away/<participantId>`; facilitators only. */
export interface SentAwayPeople {
  readonly people: readonly SentAwayPerson[]
}

/** A template that somebody of this installation made. */
export interface SavedOwnTemplate {
  /** `own/<hash of the text>` */
  readonly id: string
  /** The file, as it is exported. */
  readonly text: string
  /** It was saved on this board: its facilitators may change it and take it off the list. */
  readonly isFromHere: boolean
}

/** Answer to `GET /api/boards/<boardId>/templates`; facilitators only. */
export interface SavedOwnTemplates {
  readonly templates: readonly SavedOwnTemplate[]
}
