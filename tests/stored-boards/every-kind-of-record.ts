import { HOME_PAGE_ID, validateRecord } from '@anderhalf/board-model'
import { toRichText, type TLRecord } from 'tldraw'

/** As if an image had been uploaded; what the file holds does not matter to the record. */
const IMAGE_HASH = '1'.repeat(64)

const look = { color: 'black', dash: 'draw', size: 'm', fill: 'none', scale: 1 }
const label = { font: 'sans', align: 'middle', verticalAlign: 'middle', labelColor: 'black', url: '' }
const segments = [
  {
    type: 'free',
    points: Array.from({ length: 40 }, (_, nth) => ({
      x: nth * 3,
      y: Math.round(20 * Math.sin(nth / 4)),
      z: 0.5,
    })),
  },
]
const stroke = { segments, isComplete: true, isPen: false, scale: 1, color: 'black', size: 'm' }
const arrowEnds = {
  start: { x: 0, y: 0 },
  end: { x: 300, y: 0 },
  arrowheadStart: 'none',
  arrowheadEnd: 'arrow',
}

const SHAPES: readonly { name: string; type: string; parent?: string; props: object; meta?: object }[] = [
  {
    name: 'note',
    type: 'note',
    props: {
      ...label,
      color: 'yellow',
      size: 'm',
      fontSizeAdjustment: 0,
      growY: 0,
      scale: 1,
      richText: toRichText('Wie kent de wijk?\nWie mist?'),
    },
    meta: { origin: 'first version' },
  },
  {
    name: 'text',
    type: 'text',
    props: {
      color: 'black',
      size: 'l',
      font: 'sans',
      textAlign: 'start',
      w: 200,
      autoSize: true,
      scale: 1,
      richText: toRichText('Een vraag'),
    },
  },
  {
    name: 'geo',
    type: 'geo',
    props: { ...look, ...label, geo: 'cloud', w: 200, h: 120, growY: 0, richText: toRichText('Gemeente') },
  },
  { name: 'draw', type: 'draw', props: { ...stroke, fill: 'none', dash: 'draw', isClosed: false } },
  { name: 'highlight', type: 'highlight', props: stroke },
  {
    name: 'line',
    type: 'line',
    props: {
      color: 'black',
      dash: 'draw',
      size: 'm',
      spline: 'line',
      scale: 1,
      points: { a1: { id: 'a1', index: 'a1', x: 0, y: 0 }, a2: { id: 'a2', index: 'a2', x: 90, y: 40 } },
    },
  },
  {
    name: 'arrow',
    type: 'arrow',
    props: {
      ...look,
      ...arrowEnds,
      kind: 'arc',
      font: 'sans',
      labelColor: 'black',
      bend: 0,
      text: 'leidt tot',
      labelPosition: 0.5,
      elbowMidPoint: 0.5,
    },
  },
  { name: 'frame', type: 'frame', props: { w: 400, h: 300, name: 'Hoek', color: 'black' } },
  {
    name: 'in-frame',
    type: 'geo',
    parent: 'shape:frame',
    props: { ...look, ...label, geo: 'ellipse', w: 80, h: 80, growY: 0, richText: toRichText('') },
  },
  { name: 'group', type: 'group', props: {} },
  {
    name: 'grouped-1',
    type: 'geo',
    parent: 'shape:group',
    props: { ...look, ...label, geo: 'star', w: 60, h: 60, growY: 0, richText: toRichText('a') },
  },
  {
    name: 'grouped-2',
    type: 'geo',
    parent: 'shape:group',
    props: { ...look, ...label, geo: 'heart', w: 60, h: 60, growY: 0, richText: toRichText('b') },
  },
  {
    name: 'image',
    type: 'image',
    props: {
      w: 40,
      h: 40,
      playing: true,
      url: '',
      assetId: 'asset:pixel',
      crop: null,
      flipX: false,
      flipY: false,
      altText: 'Een punt',
    },
  },
]

const othersOf = (boardId: string): readonly unknown[] => [
  {
    id: 'asset:pixel',
    typeName: 'asset',
    type: 'image',
    props: {
      w: 1,
      h: 1,
      name: 'punt.png',
      isAnimated: false,
      mimeType: 'image/png',
      src: `/api/boards/${boardId}/assets/${IMAGE_HASH}`,
      fileSize: 70,
    },
    meta: {},
  },
  {
    id: 'binding:from-note',
    typeName: 'binding',
    type: 'arrow',
    fromId: 'shape:arrow',
    toId: 'shape:note',
    props: {
      terminal: 'start',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: true,
      snap: 'none',
    },
    meta: {},
  },
]

/** One record of each kind that somebody can make on a board, with arrows bound, frames filled and shapes grouped. */
export function everyKindOfRecord(boardId: string): TLRecord[] {
  const shapes = SHAPES.map(({ name, type, parent, props, meta }, nth) => ({
    id: `shape:${name}`,
    typeName: 'shape',
    type,
    x: (nth % 5) * 450,
    y: -500 - Math.floor(nth / 5) * 450,
    rotation: 0,
    index: `a${(nth + 20).toString(36)}`,
    parentId: parent ?? HOME_PAGE_ID,
    isLocked: false,
    opacity: 1,
    props,
    meta: meta ?? {},
  }))
  return [...othersOf(boardId), ...shapes].map((record) => {
    const verdict = validateRecord(record)
    if (!verdict.ok) throw new Error(`${verdict.fault.id}: ${verdict.fault.code} ${verdict.fault.path}`)
    return verdict.record
  })
}
