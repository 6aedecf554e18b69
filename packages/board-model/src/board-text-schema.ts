import { Schema } from '@tiptap/pm/model'

const direction = { dir: { default: 'auto' } }

/**
 * The text that a note, text or shape label may hold: what the editor of tldraw 3.15.6 makes, written out so that
 * it also runs where there is no editor. The order of the marks is their rank.
 *
 * Frozen for a generation of a board: y-prosemirror removes from the document what its reader's schema lacks.
 */
export const boardTextSchema = new Schema({
  topNode: 'doc',
  nodes: {
    paragraph: { content: 'inline*', group: 'block', attrs: direction },
    bulletList: { content: 'listItem+', group: 'block list' },
    doc: { content: 'block+' },
    hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true },
    heading: {
      content: 'inline*',
      group: 'block',
      defining: true,
      attrs: { ...direction, level: { default: 1 } },
    },
    listItem: { content: 'paragraph block*', defining: true },
    orderedList: {
      content: 'listItem+',
      group: 'block list',
      attrs: { start: { default: 1 }, type: { default: null } },
    },
    text: { group: 'inline' },
  },
  marks: {
    highlight: {},
    link: {
      inclusive: true,
      attrs: {
        href: { default: null },
        target: { default: '_blank' },
        rel: { default: 'noopener noreferrer nofollow' },
        class: { default: null },
      },
    },
    bold: {},
    code: { code: true },
    italic: {},
    strike: {},
  },
})
