import { floodCases } from './cases/flood-cases.ts'
import { describeAttacks } from './describe-attacks.ts'

describeAttacks('flood', floodCases)
