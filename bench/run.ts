import { whyStale } from '../scripts/build-id.ts'
import { root, run } from '../scripts/run.ts'
import { abandonedLogins } from './abandoned.ts'
import { compareLogins } from './compare.ts'
import { pageRequests } from './pages.ts'

// All load stays on this machine, and every part of it is bounded in time and count.
if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) process.exit(1)
const results = [await compareLogins(), await pageRequests(), await abandonedLogins()]
process.exit(results.every((ok) => ok) ? 0 : 1)
