import { expect, inject, test } from 'vitest'
import older from '../fixtures/older-streamlits.json' with { type: 'json' }
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'

// The older versions are not run here: docs/streamlit-facts.md says how the file is made.
needsStreamlit()
const { runs, extras } = older
const says = (section: string) => pageText(inject('dist'), `guide/${section}`)
const versionsWhere = (holds: (run: (typeof runs)[number]) => boolean) => [
  ...new Set(runs.filter(holds).map(({ streamlit }) => streamlit)),
]

test('the guide names the versions whose extra lacks httpx', () => {
  const without = Object.entries(extras).filter(([, packages]) => !packages.includes('httpx'))
  expect(without.map(([version]) => version)).toEqual(['1.57.0', '1.58.0', '1.59.0'])
  expect(extras['1.59.1']).toContain('httpx')
  expect(versionsWhere(({ login }) => login === 'Internal Server Error')).toEqual(['1.57.0', '1.58.0'])
  expect(says('configure')).toContain('from 1.57.0 to 1.59.0 the extra brings nothing else: add httpx yourself')
})

test('the guide says that 1.57.0 alone has session cookies and no provider logout', () => {
  expect(versionsWhere(({ cookie }) => cookie === 'ends with the browser session')).toEqual(['1.57.0'])
  expect(versionsWhere(({ logout }) => logout === 'in the app only')).toEqual(['1.57.0'])
  expect(versionsWhere(({ logout }) => logout === 'at the provider too')).toEqual(['1.53.0', '1.58.0', '1.65.0'])
  expect(says('cookies-and-logging-out')).toContain(
    'Streamlit 1.57.0 is an exception: its login cookies end with the browser session (seen). 1.58.0 is back at 30 days.',
  )
  expect(says('login-user-logout')).toContain('Since 1.53, except in 1.57.0, that holds only for providers without')
})

test('the guide says when [auth] twice prints the secrets', () => {
  const { authTwice } = runs.find(({ streamlit }) => streamlit === '1.65.0') ?? {}
  expect(authTwice).toEqual({
    without: { starts: true, page: false, log: false },
    reads: { starts: true, page: true, log: true },
  })
  const ends = versionsWhere(({ authTwice: { without, reads } }) => !without.starts && !reads.starts && reads.log)
  expect(ends).toEqual(['1.53.0', '1.57.0', '1.58.0'])
  expect(says('configure')).toContain(
    '1.65 prints your secrets, in the page and in the log, if the app reads st.secrets.',
  )
  expect(says('configure')).toContain('1.53, 1.57 and 1.58 do not start, and print them in the log.')
})
