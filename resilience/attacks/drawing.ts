import { deflateSync } from 'node:zlib'
import { quickPlays } from '../../bench/quick-plays.ts'
import { userCookie } from '../../src/lib/streamlit/set-cookie.ts'
import type { Attack, Attacker, Strike } from './attack.ts'
import { again, send, visitorCookie } from './send.ts'

const home = '/app/simple-example/'

/** Strikes in turns. */
function inTurns(strikes: readonly Strike[]): Strike {
  let turn = 0
  return async () => strikes[turn++ % strikes.length]?.() ?? ''
}

/** An unsigned cookie of 146 bytes or so that is four thousand lists in one another, once it is unfolded. */
const deepCookie = `.${deflateSync('['.repeat(4000) + ']'.repeat(4000)).toString('base64url')}.x.x`

/** What makes drawing a page dear: a header for a careless pattern, a cookie for a reader that calls itself. */
async function drawn(attacker: Attacker): Promise<Strike> {
  const visitor = await visitorCookie(attacker)
  const spaced = { cookie: visitor, authorization: `x${' '.repeat(30_500)}a` }
  const deep = { cookie: `${visitor}; ${userCookie}=${deepCookie}` }
  await send(attacker, home, { headers: spaced })
  const runs = await send(attacker, '/lab/runs/', { headers: { cookie: visitor } })
  const run = /\/lab\/runs\/[\w-]+\//.exec(runs.text)?.[0] ?? '/lab/runs/'
  const seen = { headers: { cookie: visitor } }
  return inTurns([
    again(attacker, home, { headers: spaced }),
    again(attacker, '/lab/simple-example/inspector?tab=http', seen),
    again(attacker, `${run}har`, seen),
    again(attacker, home, { headers: deep }),
    again(attacker, '/lab/simple-example/inspector?tab=cookies', { headers: deep }),
    again(attacker, '/cookies', { headers: deep }),
    again(attacker, `/provider/acme/auth?client_id=${attacker.clientId}`, { headers: spaced }),
  ])
}

/** Whoever wants the processor for things that are dear to make. */
export const drawingAttacks: readonly Attack[] = [
  {
    name: 'masking',
    done: 'requests with 30,500 spaces in a header or a cookie 4,000 lists deep, and the pages and files that show them',
    ...{ parallel: 8, perSecond: 200, few: 56 },
    begin: drawn,
  },
  {
    name: 'plays',
    done: 'faults that are to be played, four at a time, half of them from another site',
    ...{ parallel: 4, perSecond: 50, few: 8 },
    begin: async (attacker) => {
      const foreign = { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' } }
      return inTurns(quickPlays.flatMap((path) => [again(attacker, path), again(attacker, path, foreign)]))
    },
  },
]
