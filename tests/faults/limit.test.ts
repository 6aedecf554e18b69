import { limitCases } from './cases/limit-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

// What others on the board notice of it; apps/relay/src/limit-edges tries each limit exactly.
describeAttacks('limit', limitCases)
