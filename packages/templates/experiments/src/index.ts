import type { Template } from '@anderhalf/template-kit'
import { assumptionsMap } from './assumptions-map.ts'
import { experimentCard } from './experiment-card.ts'

/** As the panel shows them. */
export const experimentsTemplates: readonly Template[] = [assumptionsMap, experimentCard]
