import type { Template } from '@anderhalf/template-kit'
import { engagementLadder, engagementLadderFirst } from './engagement-ladder.ts'
import { motives } from './motives.ts'
import { powerInterestFirst } from './power-interest-first.ts'
import { powerInterest } from './power-interest.ts'
import { salience } from './salience.ts'
import { tripleHelix } from './triple-helix.ts'

/** As the panel shows them; then the versions that older boards hold. */
export const stakeholderGridTemplates: readonly Template[] = [
  powerInterest,
  tripleHelix,
  engagementLadder,
  motives,
  salience,
  powerInterestFirst,
  engagementLadderFirst,
]
