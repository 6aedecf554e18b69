import type { Template } from '@anderhalf/template-kit'
import { barriers, barriersFirst } from './barriers.ts'
import { impressionsFacts, impressionsFactsFirst } from './impressions-facts.ts'
import { pitchTips, pitchTipsFirst } from './pitch-tips.ts'
import { preconditions, preconditionsFirst } from './preconditions.ts'
import { whatWorks, whatWorksFirst } from './what-works.ts'

/** In the order of the programme; then the versions that older boards hold. */
export const gatheringTemplates: readonly Template[] = [
  impressionsFacts,
  barriers,
  pitchTips,
  preconditions,
  whatWorks,
  impressionsFactsFirst,
  barriersFirst,
  pitchTipsFirst,
  preconditionsFirst,
  whatWorksFirst,
]
