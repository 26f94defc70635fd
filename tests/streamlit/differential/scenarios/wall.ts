import type { Scenario } from '../scenario.ts'
import { acme } from '../setups.ts'
import { heavy } from './people.ts'

/** A Streamlit as it is started by everyone, whose WebSocket takes header lines of 8 kB at most: sections 7.5 and 10. */
export const wall: readonly Scenario[] = [
  {
    name: 'cookies below 8 kB',
    holds: '7.5',
    world: 'plain',
    setup: acme,
    script: (browser) => browser.login(null, heavy(2000)),
  },
  {
    name: 'cookies over 8 kB',
    holds: '7.5, 8 kB wall; 10',
    world: 'plain',
    setup: acme,
    keeps: ['header-wall'],
    script: (browser) => browser.login(null, heavy(4000)),
  },
]
