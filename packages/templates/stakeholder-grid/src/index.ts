import type { Template } from '@anderhalf/template-kit'
import { engagementLadder, engagementLadderFirst } from './engagement-ladder.ts'
import { powerInterest } from './power-interest.ts'

export const stakeholderGridTemplates: readonly Template[] = [
  powerInterest,
  engagementLadder,
  engagementLadderFirst,
]
