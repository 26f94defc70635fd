import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { sessionDeletion } from '#lib/streamlit/set-cookie.ts'
import type { Lab } from './lab.ts'
import { type Pause, STEP_COOKIE } from './pauses.ts'

interface Leaving {
  readonly lab: Lab
  readonly app: AppConfig
  readonly visitor: string
  readonly id: string
  readonly pause: Pause
  /** The button that was pressed: `all` turns step mode off and goes on; anything else ends the run. */
  readonly action: string
}

/** Leaves a pause by another way than Continue, which is a link to what waits. */
export async function leavePause({ lab, app, visitor, id, pause, action }: Leaving): Promise<Response> {
  const { slug } = app.scenario
  const stepGone = `${STEP_COOKIE}=; Path=${app.base}; Max-Age=0; HttpOnly; SameSite=Lax${app.https ? '; Secure' : ''}`
  await lab.pauses.release(visitor, id, pause.next)
  if (action === 'all') {
    await lab.settings.change(visitor, slug, { step: false })
    return new Response(null, {
      status: 303,
      headers: [
        ['location', pause.next],
        ['set-cookie', stepGone],
      ],
    })
  }
  const state = sessionDeletion({ path: app.base, secure: app.https })
  return new Response(null, {
    status: 303,
    headers: [
      ['location', app.base],
      ['set-cookie', state],
      ['set-cookie', stepGone],
    ],
  })
}
