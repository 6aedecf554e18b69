import { defineTemplate, ring } from '@anderhalf/template-kit'

const CENTRE = { x: 2400, y: 1620 }
const SQUASH = 2 / 3
/** Half the width of the ovals, inside out. Half the height is two thirds of it. */
const RADII = [600, 1035, 1470, 1905, 2340] as const
const PERSPECTIVES = ['i', 'we', 'they', 'all', 'everything'] as const
const LABEL_WIDTHS = [640, 1000, 1500, 1300, 1100] as const

/** Five nested perspectives around the question, with the axis from operational to strategic. */
export const rings = defineTemplate({
  id: 'systemic-context/rings',
  version: 1,
  family: 'systemic-context',
  size: { w: 4800, h: 3240 },
  moments: ['kick-off', 'exploring'],
  durationMinutes: 30,
  about: {
    nl: {
      name: 'Systeemcontext',
      purpose:
        'Kijk van binnen naar buiten wie en wat met de vraag te maken heeft, en welke ring leeg blijft.',
      instruction:
        'Schrijf per notitie één ding dat met de vraag te maken heeft. Leg hem in de ring waar het speelt. Begin bij jezelf en werk naar buiten.',
      keywords: ['ringen', 'perspectieven', 'ik wij zij', 'systeem', 'omgeving'],
    },
    en: {
      name: 'Systemic context',
      purpose:
        'Look from the inside out at who and what belongs to the question, and which ring stays empty.',
      instruction:
        'Write one thing that has to do with the question on each note. Put it in the ring where it happens. Start with yourself and work outwards.',
      keywords: ['rings', 'perspectives', 'system', 'surroundings'],
    },
  },
  labels: {
    nl: {
      title: 'Systeemcontext',
      question: 'Wie en wat hoort bij de vraag?',
      i: 'IK',
      'i.domain': 'privaat domein',
      we: 'WIJ',
      'we.domain': 'zakelijk domein',
      they: 'ZIJ',
      'they.domain': 'professioneel maatschappelijk middenveld',
      all: 'ALLEN',
      'all.domain': 'maatschappelijke arena',
      everything: 'ALLES',
      'everything.domain': 'politieke arena',
      operational: 'operationeel',
      strategic: 'strategisch',
    },
    en: {
      title: 'Systemic context',
      question: 'Who and what belongs to the question?',
      i: 'I',
      'i.domain': 'private domain',
      we: 'WE',
      'we.domain': 'business domain',
      they: 'THEY',
      'they.domain': 'professional and civil midfield',
      all: 'ALL',
      'all.domain': 'societal arena',
      everything: 'EVERYTHING',
      'everything.domain': 'political arena',
      operational: 'operational',
      strategic: 'strategic',
    },
  },
  zones: PERSPECTIVES.map((perspective, nth) => ({
    id: perspective,
    label: perspective,
    area: ring({
      cx: CENTRE.x,
      cy: CENTRE.y,
      inner: RADII[nth - 1] ?? 0,
      outer: RADII[nth]!,
      squash: SQUASH,
    }),
  })),
  ground: ring({ cx: CENTRE.x, cy: CENTRE.y, inner: 0, outer: 2340, squash: SQUASH }),
  coverage: [
    {
      id: 'empty-ring',
      kind: 'empty',
      zones: PERSPECTIVES,
      sentence: {
        nl: 'In deze ring ligt nog niets. Wie of wat missen we hier?',
        en: 'Nothing lies in this ring yet. Who or what are we missing here?',
      },
    },
  ],
  draw(sheet) {
    for (const perspective of PERSPECTIVES.toReversed()) {
      sheet.zone(perspective, { fill: perspective, stroke: 'outline', strokeWidth: 6 })
    }
    sheet.label('title', { x: 60, y: 60, w: 1080, h: 140 }, { fontSize: 120, weight: 700, role: 'title' })
    sheet.label('question', { x: 60, y: 210, w: 820, h: 200 }, { fontSize: 76 })

    PERSPECTIVES.forEach((perspective, nth) => {
      const top = CENTRE.y - RADII[nth]! * SQUASH
      const w = LABEL_WIDTHS[nth]!
      const x = CENTRE.x - w / 2
      const style = { align: 'middle', zoneId: perspective } as const
      sheet.label(perspective, { x, y: top + 36, w, h: 114 }, { ...style, fontSize: 100, weight: 700 })
      sheet.label(`${perspective}.domain`, { x, y: top + 150, w, h: 92 }, { ...style, fontSize: 76 })
    })

    const axisTop = CENTRE.y + RADII[0] * SQUASH - 60
    const axisEnd = CENTRE.y + RADII[4] * SQUASH - 30
    const axis = { stroke: 'ink', strokeWidth: 6 } as const
    sheet.arrow({ x: CENTRE.x, y: axisTop }, { x: CENTRE.x, y: axisEnd }, axis)
    const right = { x: CENTRE.x + 40, w: 520, h: 96 }
    sheet.label(
      'operational',
      { ...right, y: CENTRE.y + RADII[0] * SQUASH + 96 },
      { fontSize: 76, zoneId: 'we' },
    )
    sheet.label(
      'strategic',
      { ...right, y: CENTRE.y + RADII[3] * SQUASH + 96 },
      { fontSize: 76, zoneId: 'everything' },
    )
  },
})
