import { attacks } from './attacks/index.ts'
import { faultOf } from './attacks/under-attack.ts'
import type { Fault } from './fault.ts'
import { abandonedFaults } from './faults/abandoned.ts'
import { browserFaults } from './faults/browser.ts'
import { clockFaults } from './faults/clocks.ts'
import { codeFaults } from './faults/codes.ts'
import { fileFaults } from './faults/files.ts'
import { providerFaults } from './faults/provider.ts'
import { redisFaults } from './faults/redis.ts'
import { restarts } from './faults/restarts.ts'
import { secretFaults } from './faults/secrets.ts'
import { sizeFaults } from './faults/sizes.ts'
import { slowClientFaults } from './faults/slow-clients.ts'
import { versionFaults } from './faults/versions.ts'

const numbered: readonly Fault[] = [
  ...restarts,
  ...redisFaults,
  ...secretFaults,
  ...clockFaults,
  ...providerFaults,
  ...sizeFaults,
  ...abandonedFaults,
  ...codeFaults,
  ...fileFaults,
  ...versionFaults,
  ...slowClientFaults,
  ...browserFaults,
]

const numberOf = ({ name }: Fault) => Number(/\d+/.exec(name)?.[0])

/** Everything that is injected, in the order of the table. */
export const faults: readonly Fault[] = [
  ...numbered.toSorted((a, b) => numberOf(a) - numberOf(b)),
  ...attacks.map(faultOf),
]
