import { afterAll, beforeAll, expect, test } from 'vitest'
import { needsStreamlit } from './needs-streamlit.ts'
import { type RealApp, startApp } from './real-app.ts'
import { type HttpsSite, HttpsVisitor, httpsSite, origin } from './recipes/https-site.ts'
import { authAt } from './recipes/logged-in.ts'
import { type SampleProvider, serveSampleProvider } from './sample-provider.ts'

const python = needsStreamlit()
let site: HttpsSite
let provider: SampleProvider
let app: RealApp

beforeAll(async () => {
  if (python === '') return
  const https = await httpsSite(python)
  site = https
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  app = await startApp(python, {
    port: site.ports.https,
    main: 'app.py',
    files: { 'app.py': 'import streamlit as st\n', '.streamlit/secrets.toml': authAt(origin, provider) },
    options: [
      `--server.sslCertFile=${https.certificates}/certificate.pem`,
      `--server.sslKeyFile=${https.certificates}/private-key.pem`,
      '--server.xsrfCookieSameSite=strict',
    ],
  })
})

afterAll(async () => {
  await app?.end()
  await provider?.close()
  await site?.end()
})

/** Of each cookie that a login sets in the browser, an attribute. */
async function cookiesOfALogin(attribute: RegExp): Promise<Readonly<Record<string, string | undefined>>> {
  const visitor = new HttpsVisitor(site)
  const page = await visitor.get('/_stcore/health')
  const begun = await visitor.login()
  const ended = await visitor.get(await visitor.provider(begun))
  const set = [page, begun, ended].flatMap(({ setCookies }) => setCookies).filter((line) => !/=(?:""|null);/.test(line))
  return Object.fromEntries(set.map((line) => [line.split('=')[0], attribute.exec(line)?.[0].toLowerCase()]))
}

test('with server.sslCertFile the cookie of a login under way has Secure, and the login cookies have not', async () => {
  expect(await cookiesOfALogin(/; secure/i)).toEqual({
    _streamlit_xsrf: '; secure',
    _streamlit_session: '; secure',
    _streamlit_user: undefined,
    _streamlit_user_tokens: undefined,
  })
})

test('server.xsrfCookieSameSite is for the XSRF cookie alone: the others are Lax', async () => {
  expect(await cookiesOfALogin(/; samesite=\w+/i)).toEqual({
    _streamlit_xsrf: '; samesite=strict',
    _streamlit_session: '; samesite=lax',
    _streamlit_user: '; samesite=lax',
    _streamlit_user_tokens: '; samesite=lax',
  })
})
