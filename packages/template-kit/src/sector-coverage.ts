import type { BoardCoverageRule } from './board-coverage.ts'
import { SECTORS, type Sector } from './vocabulary.ts'

const SENTENCES: Readonly<Record<Sector, BoardCoverageRule['sentence']>> = {
  government: {
    nl: 'De overheid staat op geen enkele kaart. Welke overheid heeft ermee te maken?',
    en: 'The government is on no map. Which government has to do with it?',
  },
  institutes: {
    nl: 'Scholen, zorg en kennisinstellingen staan op geen enkele kaart. Wie van hen weet er veel van?',
    en: 'Schools, care and knowledge institutes are on no map. Which of them knows much about it?',
  },
  businesses: {
    nl: 'Bedrijven staan op geen enkele kaart. Welke ondernemer heeft er baat bij?',
    en: 'Businesses are on no map. Which business would benefit?',
  },
}

/** For every template that has the three sectors. */
export const SECTOR_BOARD_COVERAGE: readonly BoardCoverageRule[] = SECTORS.map((sector) => ({
  id: `nowhere.${sector}`,
  kind: 'nowhere',
  word: sector,
  sentence: SENTENCES[sector],
}))
