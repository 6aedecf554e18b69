import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { GeneratorJobs, JobAnswer, JobRequest } from './generator-process.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

type JobName = keyof GeneratorJobs
type JobResult<Name extends JobName> = Awaited<ReturnType<GeneratorJobs[Name]>>

/** Load from a process of its own, so that it neither shares the server's event loop nor its CPU count. */
export interface Generator {
  call<Name extends JobName>(name: Name, ...args: Parameters<GeneratorJobs[Name]>): Promise<JobResult<Name>>
  close(): Promise<void>
}

export function createGenerator(): Generator {
  const child = fork('generator-process.ts', {
    cwd: FOLDER,
    execArgv: ['--import', 'tsx'],
    // Carries typed arrays.
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  let calls = 0
  child.on('message', (answer: JobAnswer) => {
    const call = waiting.get(answer.call)
    waiting.delete(answer.call)
    if ('failure' in answer) call?.reject(new Error(answer.failure))
    else call?.resolve(answer.result as never)
  })
  child.on('exit', (code) => {
    for (const call of waiting.values()) call.reject(new Error(`a load process ended with ${code}`))
    waiting.clear()
  })
  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        calls += 1
        waiting.set(calls, { resolve, reject })
        child.send({ call: calls, name, args } satisfies JobRequest)
      }),
    close: async () => {
      if (child.exitCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
