import { encodeOwnTemplate, type OwnTemplate } from '@anderhalf/template-kit'
import { outcomeOf } from './edge-outcome.ts'
import type { EdgePerson, EdgePlace } from './edge-place.ts'
import type { LimitEdge, SomeLimitEdges } from './limit-edge.ts'

const ZONE: OwnTemplate['zones'][number] = {
  id: 'z1',
  name: 'Vak',
  fill: 'we',
  area: { kind: 'rectangle', x: 0, y: 0, w: 900, h: 800 },
}
const LABEL: OwnTemplate['labels'][number] = { text: 'Vraag door', x: 950, y: 850, w: 300, h: 60 }
const RULE: OwnTemplate['coverage'][number] = { kind: 'empty', zones: ['z1'], question: 'Wie mist er?' }
const TEMPLATE: OwnTemplate = {
  format: 'anderhalf-template',
  formatVersion: 1,
  language: 'nl',
  name: 'Keukentafel',
  purpose: '',
  instruction: '',
  durationMinutes: 15,
  size: { w: 2000, h: 1200 },
  zonesOverlap: true,
  zones: [ZONE],
  labels: [],
  coverage: [],
}

async function save(place: EdgePlace, as: EdgePerson, template: OwnTemplate): Promise<string> {
  const body = { template, replaces: null }
  return outcomeOf(await place.ask('POST', `/api/boards/${as.boardId}/templates`, { as, body }))
}

/** A template of which one part is as large as it is asked for. */
function sizedPart(part: (size: number) => Partial<OwnTemplate>): LimitEdge {
  return {
    past: '400 request-invalid',
    trySize: async (place, size) =>
      save(place, await place.enter('facilitator'), { ...TEMPLATE, ...part(size) }),
  }
}

function many<Item>(count: number, item: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_, at) => item(at))
}

/** One of a grid of ten columns. */
function cell(at: number): OwnTemplate['zones'][number] {
  const [x, y] = [200 * (at % 10), 150 * Math.floor(at / 10)]
  return { ...ZONE, id: `z${at + 1}`, name: `Vak ${at}`, area: { kind: 'rectangle', x, y, w: 190, h: 140 } }
}

/** As many equal sides as points. */
function polygon(points: number): OwnTemplate['zones'][number]['area'] {
  return {
    kind: 'polygon',
    points: many(points, (at) => {
      const turn = (2 * Math.PI * at) / points
      return { x: 1000 + 550 * Math.cos(turn), y: 600 + 550 * Math.sin(turn) }
    }),
  }
}

/** With rules about all zones, which take much room, and an instruction for the rest. */
function templateOfLength(length: number): OwnTemplate {
  const zones = many(60, cell)
  const rule = { ...RULE, zones: zones.map(({ id }) => id) }
  const withRules = (count: number): OwnTemplate => ({
    ...TEMPLATE,
    zones,
    coverage: many(count, () => rule),
  })
  const lengthOf = (count: number): number => encodeOwnTemplate(withRules(count)).length
  const rules = Math.floor((length - lengthOf(0)) / (lengthOf(2) - lengthOf(1)))
  const rest = length - lengthOf(rules)
  const [inPurpose, inInstruction] = [Math.floor(rest / 2), Math.ceil(rest / 2)]
  return { ...withRules(rules), purpose: 'i'.repeat(inPurpose), instruction: 'i'.repeat(inInstruction) }
}

/** Saves one more each time. */
function saveEach(place: EdgePlace, nextPerson: () => Promise<EdgePerson>): () => Promise<string> {
  let saved = 0
  return async () => save(place, await nextPerson(), { ...TEMPLATE, name: `Keukentafel ${++saved}` })
}

export const ownTemplateEdges = {
  maxOwnTemplateLength: {
    past: '413 request-too-large',
    trySize: async (place, length) => save(place, await place.enter('facilitator'), templateOfLength(length)),
  },
  maxOwnTemplateSide: sizedPart((side) => ({ size: { w: side, h: 1200 } })),
  maxOwnZones: sizedPart((count) => ({ zones: many(count, cell) })),
  maxOwnLabels: sizedPart((count) => ({ labels: many(count, () => LABEL) })),
  maxOwnRules: sizedPart((count) => ({ coverage: many(count, () => RULE) })),
  maxOwnPolygonPoints: sizedPart((points) => ({ zones: [{ ...ZONE, area: polygon(points) }] })),
  maxOwnNameLength: sizedPart((length) => ({ name: 'i'.repeat(length) })),
  maxOwnLabelLength: sizedPart((length) => ({
    labels: [{ ...LABEL, w: 1000, h: 200, text: 'i'.repeat(length) }],
  })),
  maxOwnQuestionLength: sizedPart((length) => ({ coverage: [{ ...RULE, question: 'i'.repeat(length) }] })),
  maxOwnInstructionLength: sizedPart((length) => ({ instruction: 'i'.repeat(length) })),
  maxOwnTemplatesPerBoard: {
    value: 3,
    past: '409 templates-full',
    async begin(place) {
      const facilitator = await place.enter('facilitator')
      return saveEach(place, () => Promise.resolve(facilitator))
    },
  },
  maxOwnTemplates: {
    value: 4,
    isOfAll: true,
    past: '409 templates-full',
    begin: async (place) => saveEach(place, () => place.enter('facilitator')),
  },
} as const satisfies SomeLimitEdges
