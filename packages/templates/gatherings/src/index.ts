import type { Template } from '@anderhalf/template-kit'
import { barriers, barriersFirst } from './barriers.ts'
import { dotOnTheHorizon } from './dot-on-the-horizon.ts'
import { impressionsFacts, impressionsFactsFirst } from './impressions-facts.ts'
import { pitchTips, pitchTipsFirst } from './pitch-tips.ts'
import { preconditions, preconditionsFirst } from './preconditions.ts'
import { questionSharpening } from './question-sharpening.ts'
import { roomPlan } from './room-plan.ts'
import { whatWorks, whatWorksFirst } from './what-works.ts'

/** In the order of the programme; then the versions that older boards hold. */
export const gatheringTemplates: readonly Template[] = [
  questionSharpening,
  impressionsFacts,
  barriers,
  dotOnTheHorizon,
  pitchTips,
  preconditions,
  whatWorks,
  roomPlan,
  impressionsFactsFirst,
  barriersFirst,
  pitchTipsFirst,
  preconditionsFirst,
  whatWorksFirst,
]
