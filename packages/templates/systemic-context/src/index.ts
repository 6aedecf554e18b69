import type { Template } from '@anderhalf/template-kit'
import { connectionDynamics } from './connection-dynamics.ts'
import { halfRings } from './half-rings.ts'
import { ringsFirst } from './rings-first.ts'
import { rings } from './rings.ts'
import { tripleHelix } from './triple-helix.ts'
import { twoWorlds } from './two-worlds.ts'

/** As the panel shows them; then the versions that older boards hold. */
export const systemicContextTemplates: readonly Template[] = [
  rings,
  halfRings,
  tripleHelix,
  connectionDynamics,
  twoWorlds,
  ringsFirst,
]
