/** Names of colours in a drawing. The palette says what they look like on a light or a dark board. */
export type ColorToken = keyof typeof PALETTES.light

export type Palette = Readonly<Record<ColorToken, string>>

/**
 * The five perspectives are pale and ordered, inside out; they are told apart by the dark line between them and
 * their written label, never by colour alone.
 */
export const PALETTES = {
  light: {
    paper: '#fbfaf6',
    sheet: '#ffffff',
    edge: '#d9d5cb',
    ink: '#1b2430',
    muted: '#5d6572',
    outline: '#6f7683',
    accent: '#0b5c6b',
    accentSoft: '#e2f0f1',
    attention: '#b45309',
    attentionSoft: '#fdf0dc',
    neutralSoft: '#f1eee6',
    i: '#fde9c8',
    we: '#f9d9c0',
    they: '#dfe3f0',
    all: '#cfe3e1',
    everything: '#e3dcea',
  },
  dark: {
    paper: '#15191f',
    sheet: '#1d232b',
    edge: '#3b434e',
    ink: '#f3f1ea',
    muted: '#b3bac4',
    outline: '#8d96a3',
    accent: '#7cc7d4',
    accentSoft: '#173239',
    attention: '#f2b66d',
    attentionSoft: '#3a2a14',
    neutralSoft: '#272d36',
    i: '#4a3a1c',
    we: '#4d3022',
    they: '#2b3350',
    all: '#1f3d3a',
    everything: '#3a2f47',
  },
} as const satisfies Record<'light' | 'dark', Record<string, string>>
