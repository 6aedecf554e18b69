import { standInForFrames, standInForPage } from './page-stand-in.ts'

// In any other mode the libraries freeze and check what they are given, which no user has.
process.env['NODE_ENV'] = 'production'
standInForFrames()
standInForPage()
const { runBench } = await import('./run-bench.ts')
await runBench(process.argv.slice(2))
