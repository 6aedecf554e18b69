import { defineTemplate, nestedRings, PERSPECTIVES, ring } from '@anderhalf/template-kit'
import { EMPTY_RING, RING_LABELS } from './ring-words.ts'

const CENTRE = { cx: 1700, cy: 1190, squash: 0.7 }
/** Half the width of the ovals, inside out. */
const RADII = [430, 735, 1035, 1335, 1640] as const
const RINGS = nestedRings(RADII, CENTRE)
const LABEL_WIDTHS = [480, 700, 1180, 900, 900] as const

/** Five nested perspectives around the question, with the axis from operational to strategic. */
export const rings = defineTemplate({
  id: 'systemic-context/rings',
  version: 2,
  family: 'systemic-context',
  size: { w: 3400, h: 2380 },
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
  labels: RING_LABELS,
  zones: PERSPECTIVES.map((perspective, nth) => ({
    id: perspective,
    label: perspective,
    area: RINGS[nth]!,
  })),
  ground: ring({ ...CENTRE, inner: 0, outer: RADII[4] }),
  coverage: [EMPTY_RING],
  draw(sheet) {
    for (const perspective of PERSPECTIVES.toReversed()) {
      sheet.zone(perspective, { fill: perspective, stroke: 'outline', strokeWidth: 5 })
    }
    sheet.label('title', { x: 50, y: 46, w: 820, h: 100 }, { fontSize: 88, weight: 700, role: 'title' })
    sheet.label('question', { x: 50, y: 152, w: 640, h: 150 }, { fontSize: 62 })

    PERSPECTIVES.forEach((perspective, nth) => {
      const top = CENTRE.cy - RADII[nth]! * CENTRE.squash
      const w = LABEL_WIDTHS[nth]!
      const x = CENTRE.cx - w / 2
      const style = { align: 'middle', zoneId: perspective } as const
      sheet.label(perspective, { x, y: top + 26, w, h: 84 }, { ...style, fontSize: 72, weight: 700 })
      sheet.label(`${perspective}.domain`, { x, y: top + 112, w, h: 72 }, { ...style, fontSize: 61 })
    })

    const bottomOf = (nth: number) => CENTRE.cy + RADII[nth]! * CENTRE.squash
    const axis = { stroke: 'ink', strokeWidth: 5 } as const
    sheet.arrow({ x: CENTRE.cx, y: bottomOf(0) - 50 }, { x: CENTRE.cx, y: bottomOf(4) - 24 }, axis)
    const right = { x: CENTRE.cx + 34, w: 420, h: 72 }
    sheet.label('operational', { ...right, y: bottomOf(0) + 66 }, { fontSize: 61, zoneId: 'we' })
    sheet.label('strategic', { ...right, y: bottomOf(3) + 66 }, { fontSize: 61, zoneId: 'everything' })
  },
})
