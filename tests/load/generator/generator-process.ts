import { createCrowdJobs } from './crowd-jobs.ts'
import { fillBoard } from './fill-board.ts'
import { joinBoard } from './join-board.ts'
import { newestEdits } from './newest-edits.ts'
import { pourEdits } from './pour-edits.ts'
import { storm } from './storm.ts'

// The other end of `createGenerator`: runs one job at a time and answers.
const jobs = { ...createCrowdJobs(), fillBoard, joinBoard, newestEdits, pourEdits, storm }

export type GeneratorJobs = typeof jobs
export interface JobRequest {
  readonly call: number
  readonly name: keyof GeneratorJobs
  readonly args: readonly unknown[]
}
export type JobAnswer =
  | { readonly call: number; readonly result: unknown }
  | { readonly call: number; readonly failure: string }

process.on('message', (request: JobRequest) => {
  void answer(request)
})
process.on('disconnect', () => process.exit())

async function answer({ call, name, args }: JobRequest): Promise<void> {
  try {
    const job = jobs[name] as (...args: readonly unknown[]) => Promise<unknown>
    process.send?.({ call, result: await job(...args) } satisfies JobAnswer)
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.send?.({ call, failure } satisfies JobAnswer)
  }
}
