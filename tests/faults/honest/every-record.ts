import { randomId } from '../random.ts'

interface SampleRecord {
  readonly id: string
  readonly typeName: string
  readonly type?: string
  readonly props: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

const STROKE = { color: 'blue', size: 'l', scale: 1 }
const LABEL = { font: 'sans', align: 'start', verticalAlign: 'end', labelColor: 'violet' }
const POINTS = [
  { x: 0, y: 0, z: 0.5 },
  { x: 12.34, y: -5.6, z: 0.5 },
]

function shape(type: string, props: Readonly<Record<string, unknown>>, parentId = 'page:page'): SampleRecord {
  return {
    id: `shape:${randomId()}`,
    typeName: 'shape',
    type,
    parentId,
    index: 'a2V',
    x: 10.5,
    y: -2000,
    rotation: 1.5,
    isLocked: false,
    opacity: 0.5,
    meta: {},
    props,
  }
}

function text(value: string, ...marks: readonly Readonly<Record<string, unknown>>[]) {
  return { type: 'text', text: value, ...(marks.length === 0 ? {} : { marks }) }
}

/** All that people can do to words. */
const RICH_TEXT = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2, dir: 'auto' }, content: [text('Kop')] },
    {
      type: 'paragraph',
      attrs: { dir: 'rtl' },
      content: [
        text('vet', { type: 'bold' }),
        text(' schuin', { type: 'italic' }),
        text(' weg', { type: 'strike' }),
        text(' geel', { type: 'highlight' }),
        text(' code', { type: 'code' }),
        { type: 'hardBreak' },
        text('link', { type: 'link', attrs: { href: 'https://voorbeeld.example/a?b=c#d' } }),
        text(' post', { type: 'link', attrs: { href: 'mailto:iemand@voorbeeld.example' } }),
        text(' 👩🏽‍🦽 ünïcode עברית'),
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', content: [text('punt')] },
            {
              type: 'orderedList',
              content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('een')] }] }],
            },
          ],
        },
      ],
    },
  ],
}

const IMAGE = `/api/boards/AAAAAAAAAAAAAAAA/assets/${'0'.repeat(64)}`

/** One of every kind that the tools of the canvas make, with values that are not the usual ones. */
export function createEveryRecord(): readonly SampleRecord[] {
  const page = {
    id: `page:${randomId()}`,
    typeName: 'page',
    name: 'Tweede blad',
    index: 'a3',
    meta: {},
    props: {},
  }
  const frame = shape('frame', { w: 300, h: 200, name: 'Kader', color: 'black' })
  const group = shape('group', {})
  const note = shape('note', {
    ...STROKE,
    ...LABEL,
    fontSizeAdjustment: 3,
    growY: 12,
    url: 'https://voorbeeld.example/',
    richText: RICH_TEXT,
  })
  const arrow = shape('arrow', {
    ...STROKE,
    kind: 'elbow',
    labelColor: 'black',
    fill: 'none',
    dash: 'draw',
    arrowheadStart: 'dot',
    arrowheadEnd: 'arrow',
    font: 'draw',
    start: { x: 0, y: 0 },
    end: { x: 100, y: 50 },
    bend: -12,
    text: 'dus',
    labelPosition: 0.5,
    elbowMidPoint: 0.5,
  })
  const asset = {
    id: `asset:${randomId()}`,
    typeName: 'asset',
    type: 'image',
    meta: {},
    props: {
      w: 1,
      h: 1,
      name: 'foto.png',
      isAnimated: false,
      mimeType: 'image/png',
      src: IMAGE,
      fileSize: 70,
    },
  }
  const binding = {
    id: `binding:${randomId()}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: arrow.id,
    toId: note.id,
    meta: {},
    props: {
      terminal: 'end',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: true,
      snap: 'none',
    },
  }
  const { props: _, ...pageRecord } = page
  return [
    pageRecord as unknown as SampleRecord,
    frame,
    group,
    note,
    arrow,
    asset,
    binding,
    shape(
      'note',
      { ...STROKE, ...LABEL, fontSizeAdjustment: 0, growY: 0, url: '', richText: RICH_TEXT },
      frame.id,
    ),
    shape(
      'geo',
      {
        ...STROKE,
        ...LABEL,
        geo: 'cloud',
        dash: 'dashed',
        url: '',
        w: 120,
        h: 80,
        growY: 0,
        fill: 'pattern',
        richText: RICH_TEXT,
      },
      group.id,
    ),
    shape('text', {
      ...STROKE,
      font: 'serif',
      textAlign: 'middle',
      w: 88.8,
      richText: RICH_TEXT,
      autoSize: false,
    }),
    shape('draw', {
      ...STROKE,
      fill: 'semi',
      dash: 'solid',
      segments: [
        { type: 'free', points: POINTS },
        { type: 'straight', points: POINTS },
      ],
      isComplete: true,
      isClosed: true,
      isPen: true,
    }),
    shape('highlight', {
      ...STROKE,
      segments: [{ type: 'free', points: POINTS }],
      isComplete: false,
      isPen: false,
    }),
    shape('line', {
      ...STROKE,
      dash: 'dotted',
      spline: 'cubic',
      points: { a1: { id: 'a1', index: 'a1', x: 0, y: 0 }, a2: { id: 'a2', index: 'a2', x: 9, y: 9 } },
    }),
    shape('image', {
      w: 10,
      h: 10,
      playing: true,
      url: '',
      assetId: asset.id,
      crop: { topLeft: { x: 0.1, y: 0.1 }, bottomRight: { x: 0.9, y: 0.9 } },
      flipX: true,
      flipY: false,
      altText: 'Een foto van de straat',
    }),
    shape('template', {
      w: 900,
      h: 600,
      templateId: 'systemic-context/rings',
      version: 1,
      labels: { i: 'Ikzelf' },
    }),
  ]
}
