import { presenceCases } from './cases/presence-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('presence', presenceCases)
