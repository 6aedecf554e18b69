import { limitCases } from './cases/limit-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

// Each limit from both sides: what fits is served, one more is refused.
describeAttacks('limit', limitCases)
