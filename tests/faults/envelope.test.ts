import { envelopeCases } from './cases/envelope-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('envelope', envelopeCases)
