import type { Scenario } from '../scenario.ts'
import { altered } from './altered.ts'
import { beginnings } from './beginnings.ts'
import { buttons } from './buttons.ts'
import { callbacks } from './callbacks.ts'
import { chunks } from './chunks.ts'
import { crossings } from './crossings.ts'
import { exchanges } from './exchanges.ts'
import { keywords } from './keywords.ts'
import { logouts } from './logouts.ts'
import { methods } from './methods.ts'
import { pages } from './pages.ts'
import { refused } from './refused.ts'
import { success } from './success.ts'
import { tokens } from './tokens.ts'
import { wall } from './wall.ts'

/** All stories. Those with the same secrets.toml stand together, because Streamlit takes a moment to read another. */
export const scenarios: readonly Scenario[] = [
  ...Map.groupBy(
    [
      ...success,
      ...keywords,
      ...beginnings,
      ...callbacks,
      ...exchanges,
      ...altered,
      ...pages,
      ...tokens,
      ...chunks,
      ...logouts,
      ...buttons,
      ...methods,
      ...refused,
      ...crossings,
      ...wall,
    ],
    ({ setup }) => setup,
  ).values(),
].flat()
