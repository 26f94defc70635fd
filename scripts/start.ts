import { whyStale } from './build-id.ts'
import { root, run } from './run.ts'

const stale = whyStale(root)
if (stale !== null) {
  console.log(`Building first, because ${stale}.`)
  const code = await run('scripts/build.ts')
  if (code !== 0) process.exit(code)
}
await import('../server.ts')
