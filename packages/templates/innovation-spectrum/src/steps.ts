/** From small reach to large. */
export const STEPS = ['optimise', 'redesign', 'drastic', 'structural', 'transition'] as const

export const STEP_WORDS = {
  nl: {
    optimise: 'Optimaliseren',
    redesign: '(Her)ontwerpen',
    drastic: 'Ingrijpende verandering',
    structural: 'Structurele verandering',
    transition: '(Duurzame) transitie',
  },
  en: {
    optimise: 'Optimise',
    redesign: '(Re)design',
    drastic: 'Drastic change',
    structural: 'Structural change',
    transition: '(Sustainable) transition',
  },
} as const

/** Each step goes with a perspective, from the inside out. */
export const STEP_FILLS = {
  optimise: 'i',
  redesign: 'we',
  drastic: 'they',
  structural: 'all',
  transition: 'everything',
} as const
