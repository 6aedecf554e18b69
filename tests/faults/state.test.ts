import { stateCases } from './cases/state-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('state', stateCases)
