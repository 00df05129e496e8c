import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { tuneEngine } from './lab/tune-engine.ts'

// The modules are looked up as they were compiled last time: they take longer to read than most programs to check.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/node'))
tuneEngine()
const { main } = await import('./lab/main.ts')
process.exitCode = main(process.argv.slice(2))
