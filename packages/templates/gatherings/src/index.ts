import type { Template } from '@anderhalf/template-kit'
import { barriers } from './barriers.ts'
import { impressionsFacts } from './impressions-facts.ts'
import { pitchTips } from './pitch-tips.ts'
import { preconditions } from './preconditions.ts'
import { whatWorks } from './what-works.ts'

/** In the order of the programme. */
export const gatheringTemplates: readonly Template[] = [
  impressionsFacts,
  barriers,
  pitchTips,
  preconditions,
  whatWorks,
]
