/** The words that several maps share: a map that uses them speaks of the same thing as the others. */

/** From the inside out. */
export const PERSPECTIVES = ['i', 'we', 'they', 'all', 'everything'] as const
export type Perspective = (typeof PERSPECTIVES)[number]

export const PERSPECTIVE_WORDS = {
  nl: { i: 'IK', we: 'WIJ', they: 'ZIJ', all: 'ALLEN', everything: 'ALLES' },
  en: { i: 'I', we: 'WE', they: 'THEY', all: 'ALL', everything: 'EVERYTHING' },
} as const

export const DOMAIN_WORDS = {
  nl: {
    'i.domain': 'privaat domein',
    'we.domain': 'zakelijk domein',
    'they.domain': 'professioneel maatschappelijk middenveld',
    'all.domain': 'maatschappelijke arena',
    'everything.domain': 'politieke arena',
  },
  en: {
    'i.domain': 'private domain',
    'we.domain': 'business domain',
    'they.domain': 'professional and civil midfield',
    'all.domain': 'societal arena',
    'everything.domain': 'political arena',
  },
} as const

/** The triple helix. */
export const SECTORS = ['government', 'institutes', 'businesses'] as const
export type Sector = (typeof SECTORS)[number]

export const SECTOR_WORDS = {
  nl: { government: 'Overheid', institutes: 'Instituten', businesses: 'Bedrijven' },
  en: { government: 'Government', institutes: 'Institutes', businesses: 'Businesses' },
} as const

export const SECTOR_FILLS = { government: 'they', institutes: 'all', businesses: 'we' } as const

/** S/T/O */
export const LEVELS = ['strategic', 'tactical', 'operational'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_WORDS = {
  nl: { strategic: 'Strategisch', tactical: 'Tactisch', operational: 'Operationeel' },
  en: { strategic: 'Strategic', tactical: 'Tactical', operational: 'Operational' },
} as const
