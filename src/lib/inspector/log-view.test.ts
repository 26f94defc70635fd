import { expect, test } from 'vitest'
import { logView } from './log-view.ts'
import { madeLogin } from './testing.ts'

test('has no line for a login that worked', async () => {
  const { exchanges } = await madeLogin()
  expect(logView(exchanges)).toEqual({ lines: [], library: [], problems: 0, silent: [4] })
})

test('prints lines word for word, with the time as Streamlit prints it, and keeps the library’s words apart', async () => {
  const { exchanges } = await madeLogin()
  const [callback] = exchanges.slice(3)
  if (!callback) throw new Error('no callback')
  const failed = {
    ...callback,
    remarks: [
      {
        kind: 'log',
        level: 'warning',
        text: "OAuth token exchange failed for provider 'default'. Clearing auth cookies.",
      },
      { kind: 'library', level: 'error', text: 'openid-client: ClientError: unexpected "nonce"' },
    ],
  } as const
  expect(logView([failed])).toEqual({
    lines: [
      {
        message: 1,
        level: 'warning',
        time: '2026-03-01 12:00:00.003',
        text: "OAuth token exchange failed for provider 'default'. Clearing auth cookies.",
      },
    ],
    library: [
      {
        message: 1,
        level: 'error',
        time: '2026-03-01 12:00:00.003',
        text: 'openid-client: ClientError: unexpected "nonce"',
      },
    ],
    problems: 1,
    silent: [],
  })
})

test('does not count what is no problem', async () => {
  const { exchanges } = await madeLogin()
  const noted = exchanges.map((exchange) => ({
    ...exchange,
    remarks: [{ kind: 'log', level: 'info', text: "Split cookie '_streamlit_user' into 2 chunks" } as const],
  }))
  expect(logView(noted).problems).toBe(0)
})

test('what the lab broke is no line of a log, and does not make a callback speak', async () => {
  const { exchanges } = await madeLogin()
  const broken = exchanges.map((exchange) => ({
    ...exchange,
    remarks: [{ kind: 'fault', level: 'warning', text: '150 groups were added to the claims.' } as const],
  }))
  expect(logView(broken)).toEqual({ lines: [], library: [], problems: 0, silent: [4] })
})
