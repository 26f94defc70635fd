import { expect, test } from 'vitest'
import type { Fault } from '#lib/faults/fault.ts'
import { faultOf } from '#lib/faults/index.ts'
import { flowView } from '#lib/inspector/flow-view.ts'
import { playFault } from './play.ts'
import { changedLines, withUnseen } from './what-broke.ts'

function known(code: string): Fault {
  const fault = faultOf(code)
  if (!fault) throw new Error(`no fault ${code}`)
  return fault
}

async function steps(code: string) {
  const fault = known(code)
  const played = await playFault(fault, Date.now)
  return withUnseen(flowView(played.run.exchanges), fault, played)
}

test('the mistake in secrets.toml is a line instead of another', () => {
  const toml = '[auth]\nclient_id = "an-app"\nclient_secret = "right"\n'
  expect(changedLines(known('wrong-client-secret'), toml)).toEqual([
    { file: 'secrets.toml', side: 'right', text: 'client_secret = "right"' },
    { file: 'secrets.toml', side: 'wrong', text: 'client_secret = "not-the-secret"' },
  ])
})

test('the mistake in app.py is a line instead of another', () => {
  expect(changedLines(known('provider-name-underscore'), '[auth]\n')).toEqual([
    { file: 'app.py', side: 'right', text: '    st.button("Log in with Acme ID", on_click=st.login)' },
    {
      file: 'app.py',
      side: 'wrong',
      text: '    st.button("Log in with Acme ID", on_click=st.login, args=["acme_id"])',
    },
  ])
})

test('a fault elsewhere changes no line', () => {
  expect(changedLines(known('changed-state'), '[auth]\n')).toEqual([])
})

test('an old link is said where it is followed', async () => {
  const [, link] = await steps('stale-login-link')
  expect(link?.problems).toEqual(['Broken on purpose: The link is followed 121 seconds old.'])
})

test('a WebSocket without its XSRF token is said at the last page', async () => {
  expect((await steps('missing-xsrf-token')).at(-1)).toMatchObject({
    status: 'warned',
    problems: ['Broken on purpose: Its WebSocket comes without the XSRF token.'],
  })
})

test('a page that never fills says why', async () => {
  expect((await steps('expose-refresh-token')).at(-1)).toMatchObject({
    status: 'failed',
    problems: [
      'Streamlit’s log, error: Exception in ASGI application',
      "Invalid expose_tokens configuration. Only 'id' and 'access' are allowed.",
    ],
  })
})

test('where no answer comes, what the lab broke stands apart', async () => {
  const silent = (await steps('metadata-unreachable')).find(({ status }) => status === 'unanswered')
  expect(silent?.problems).toEqual([
    'Broken on purpose: The connection is cut before an answer.',
    'Sent, no answer came back. fetch failed: the connection was closed',
  ])
})

test.each([
  ['other-host', 1, 'http://127.0.0.1:8501'],
  ['origin-mismatch', 19, 'http://localhost:8502'],
])('%s: the first step at another address says so', async (code, number, origin) => {
  const said = (await steps(code)).filter(({ problems }) => problems.some((text) => text.includes('The address bar')))
  expect(said.map((step) => [step.number, step.problems[0]])).toEqual([
    [number, `Broken on purpose: The address bar shows ${origin}.`],
  ])
})
