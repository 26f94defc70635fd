import { readTamperForm, TAMPER_LIMIT, tamper } from '#lib/inspector/tamper.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { identitySetCookie } from '#lib/streamlit/set-cookie.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'

/** Why nothing was changed, for a page. */
interface Refused {
  readonly status: number
  readonly text: string
}

const refusals = {
  absent: 'The browser sent no identity cookie of this app, so there is nothing to change. Log in first.',
  unreadable: 'The identity cookie cannot be taken apart any more. Log in again, or flip another of its parts.',
  'no-such-claim': 'The identity cookie, or its first piece, holds no such claim as plain text, number or truth value.',
} as const

/** A redirect to the app with the changed cookie, or why there is none. Reads the request's form. */
export async function tamperAnswer(app: AppConfig, request: Request): Promise<Response | Refused> {
  const tampering = await request.formData().then(readTamperForm, () => undefined)
  if (!tampering) {
    return { status: 400, text: `Choose a claim and a value of at most ${TAMPER_LIMIT} characters, or a part to flip.` }
  }
  const done = tamper(cookieJar(request.headers.get('cookie')), tampering)
  if (!done.ok) return { status: 409, text: refusals[done.reason] }
  const cookie = identitySetCookie({ name: done.name, value: done.value, path: app.base })
  return new Response(null, { status: 303, headers: { location: app.base, 'set-cookie': cookie } })
}
