import { defineTemplate, drawCaption, rect } from '@anderhalf/template-kit'

/** One metre on the floor. A note is one metre wide, about what a chair with somebody on it takes. */
const METRE = 200
const LENGTH_M = 13
const FRONT_M = 2
const WIDTH_M = 7
const LEFT = 60
const TOP = 190
const FRONT = rect(LEFT, TOP, FRONT_M * METRE, WIDTH_M * METRE)
const FLOOR = rect(LEFT + FRONT_M * METRE, TOP, (LENGTH_M - FRONT_M) * METRE, WIDTH_M * METRE)
const SIZE = { w: LENGTH_M * METRE + 2 * LEFT, h: TOP + WIDTH_M * METRE + 140 }

/** A room from above, true to scale, to seat people at 1.5 metres from each other. */
export const roomPlan = defineTemplate({
  id: 'gatherings/room-plan',
  version: 1,
  family: 'gatherings',
  size: SIZE,
  moments: ['any'],
  durationMinutes: 10,
  about: {
    nl: {
      name: 'Zaal op anderhalve meter',
      purpose: 'Zet stoelen op schaal neer, met anderhalve meter ertussen.',
      instruction:
        'Elk hokje is één meter. Elke notitie is een stoel: zet er een naam op. Houd anderhalve meter tussen twee stoelen, gemeten van midden tot midden.',
      keywords: ['anderhalf', '1,5 meter', 'plattegrond', 'opstelling', 'stoelen', 'zaal', 'afstand'],
    },
    en: {
      name: 'Room at one and a half metres',
      purpose: 'Place chairs to scale, with one and a half metres between them.',
      instruction:
        'Each square is one metre. Each note is a chair: put a name on it. Keep one and a half metres between two chairs, measured from middle to middle.',
      keywords: ['1.5 metres', 'floor plan', 'seating', 'chairs', 'room', 'distance'],
    },
  },
  labels: {
    nl: {
      title: 'Zaal op anderhalve meter',
      front: 'scherm',
      floor: 'zaal',
      scale: '1 hokje = 1 meter',
      gap: '1,5 meter',
    },
    en: {
      title: 'Room at one and a half metres',
      front: 'screen',
      floor: 'room',
      scale: '1 square = 1 metre',
      gap: '1.5 metres',
    },
  },
  zones: [
    { id: 'front', label: 'front', area: FRONT },
    { id: 'floor', label: 'floor', area: FLOOR },
  ],
  ground: [FRONT, FLOOR],
  coverage: [
    {
      id: 'too-near',
      kind: 'too-near',
      zones: ['floor'],
      metres: 1.5,
      unitsPerMetre: METRE,
      sentence: {
        nl: 'Deze stoelen staan dichter dan anderhalve meter bij elkaar. Schuif er een op?',
        en: 'These chairs stand closer than one and a half metres. Move one?',
      },
    },
  ],
  draw(sheet) {
    sheet.label(
      'title',
      { x: LEFT, y: 46, w: 1700, h: 120 },
      { fontSize: 84, weight: 700, role: 'title', anchor: 'middle' },
    )
    sheet.zone('front', { fill: 'neutralSoft', stroke: 'outline', strokeWidth: 4 })
    sheet.zone('floor', { fill: 'sheet', stroke: 'ink', strokeWidth: 8 })
    const thin = { stroke: 'edge', strokeWidth: 2 } as const
    for (let metre = 1; metre < LENGTH_M - FRONT_M; metre++) {
      const x = FLOOR.x + metre * METRE
      sheet.line(
        [
          { x, y: FLOOR.y },
          { x, y: FLOOR.y + FLOOR.h },
        ],
        thin,
      )
    }
    for (let metre = 1; metre < WIDTH_M; metre++) {
      const y = FLOOR.y + metre * METRE
      sheet.line(
        [
          { x: FLOOR.x, y },
          { x: FLOOR.x + FLOOR.w, y },
        ],
        thin,
      )
    }
    sheet.label(
      'front',
      { x: FRONT.x + 20, y: FRONT.y, w: 80, h: FRONT.h },
      { fontSize: 56, weight: 700, rotationDeg: -90, align: 'middle', anchor: 'middle', zoneId: 'front' },
    )
    drawCaption(
      sheet,
      'floor',
      { x: FLOOR.x + 24, y: FLOOR.y + 20, w: 200, h: 80 },
      { fontSize: 52, zoneId: 'floor' },
    )
    const below = TOP + FLOOR.h + 40
    sheet.label('scale', { x: LEFT, y: below, w: 900, h: 70 }, { fontSize: 48, anchor: 'middle' })
    const end = SIZE.w - LEFT
    const measure = { stroke: 'ink', strokeWidth: 6 } as const
    sheet.arrow({ x: end - 0.75 * METRE, y: below + 36 }, { x: end, y: below + 36 }, measure)
    sheet.arrow({ x: end - 0.75 * METRE, y: below + 36 }, { x: end - 1.5 * METRE, y: below + 36 }, measure)
    sheet.label(
      'gap',
      { x: end - 900, y: below, w: 900 - 1.5 * METRE - 30, h: 70 },
      { fontSize: 48, align: 'end', anchor: 'middle' },
    )
  },
})
