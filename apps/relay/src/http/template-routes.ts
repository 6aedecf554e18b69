import { createHash } from 'node:crypto'
import type { SavedOwnTemplate, SavedOwnTemplates } from '@anderhalf/protocol'
import { encodeOwnTemplate, OWN_TEMPLATE_PREFIX, parseOwnTemplate } from '@anderhalf/template-kit'
import * as v from 'valibot'
import { refuse, refuseDamaged } from './answer.ts'
import type { ApiDependencies, BoardHandlers } from './api-dependencies.ts'
import type { AppContext } from './app-environment.ts'
import { readBody } from './read-body.ts'

const HASH = /^[0-9a-f]{64}$/
/** A letter takes at most three bytes in UTF-8 and six when a program escapes it. */
const BYTES_PER_LETTER = 6

/** `template` is judged by the schema of the file, which tells more than this one could. */
const saveSchema = v.strictObject({
  template: v.unknown(),
  replaces: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^own\/[0-9a-f]{64}$/))), null),
})

/** Templates that people made: one list for the installation, and a copy in every board that uses one. */
export function createTemplateRoutes({
  boards,
  limits,
  nowMs,
  ownTemplates,
  thread,
}: ApiDependencies): Pick<
  BoardHandlers,
  'readTemplates' | 'saveTemplate' | 'placeTemplate' | 'deleteTemplate'
> {
  return {
    readTemplates: (c, { board }) =>
      c.json({
        templates: ownTemplates.list().map(({ hash, text, boardId }) => ({
          id: OWN_TEMPLATE_PREFIX + hash,
          text,
          isFromHere: boardId === board.boardId,
        })),
      } satisfies SavedOwnTemplates),

    async saveTemplate(c, { board, visitor }) {
      const body = await readBody(c, saveSchema, limits.maxOwnTemplateLength * BYTES_PER_LETTER)
      if (!body.ok) return body.answer
      const parsed = parseOwnTemplate(body.value.template)
      if (!parsed.ok) {
        const places = parsed.faults.map(({ path, code }) => `${path || 'the template'} (${code})`)
        return refuse(c, 'request-invalid', `not as expected: ${places.join(', ')}`)
      }
      const text = encodeOwnTemplate(parsed.template)
      if (text.length > limits.maxOwnTemplateLength) {
        return refuse(c, 'request-too-large', `a template may have ${limits.maxOwnTemplateLength} characters`)
      }
      const hash = createHash('sha256').update(text).digest('hex')
      const outcome = await thread.call('saveOwnTemplate', {
        hash,
        text,
        boardId: board.boardId,
        savedBy: visitor.participantId,
        savedAtMs: nowMs(),
        replacedHash: body.value.replaces?.slice(OWN_TEMPLATE_PREFIX.length) ?? null,
        maxTemplates: limits.maxOwnTemplates,
        maxTemplatesOfBoard: limits.maxOwnTemplatesPerBoard,
      })
      if (outcome === 'full') return refuse(c, 'templates-full', 'there is no room for more templates')
      const isFromHere = ownTemplates.find(hash)?.boardId === board.boardId
      return c.json({ id: OWN_TEMPLATE_PREFIX + hash, text, isFromHere } satisfies SavedOwnTemplate, 201)
    },

    async placeTemplate(c, { board }) {
      const hash = hashOf(c)
      const found = hash === null ? null : ownTemplates.find(hash)
      if (found === null) return refuse(c, 'route-unknown', 'there is no such template')
      const outcome = await boards.keepTemplate(board.boardId, OWN_TEMPLATE_PREFIX + found.hash, found.text)
      if (outcome === 'full') return refuse(c, 'templates-full', 'this board holds as many as it may')
      if (outcome === 'damaged') return refuseDamaged(c)
      return c.body(null, 204)
    },

    async deleteTemplate(c, { board }) {
      const hash = hashOf(c)
      if (hash !== null) await thread.call('deleteOwnTemplate', { hash, boardId: board.boardId })
      return c.body(null, 204)
    },
  }
}

function hashOf(c: AppContext): string | null {
  const hash = c.req.param('hash') ?? ''
  return HASH.test(hash) ? hash : null
}
