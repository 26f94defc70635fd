import { expect, inject, test } from 'vitest'
import { type VersionRun, versionExtras, versionRuns } from '../../src/data/measured-versions.ts'
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'

// The older versions are not run here: src/content/evidence/streamlit.mdx says how they were asked.
needsStreamlit()
const says = (section: string) => pageText(inject('dist'), `guide/${section}`)
const versionsWhere = (holds: (seen: VersionRun['seen']) => boolean) =>
  versionRuns.filter(({ seen }) => holds(seen)).map(({ streamlit }) => streamlit)

test('the guide names the versions whose extra lacks httpx', () => {
  const without = Object.entries(versionExtras).filter(([, packages]) => !packages.includes('httpx'))
  expect(without.map(([version]) => version)).toEqual(['1.57.0', '1.58.0', '1.59.0'])
  expect(versionExtras['1.59.1']).toContain('httpx')
  const needing = versionsWhere((seen) => seen['without-httpx'] !== 'works' && seen['auth-extra'] === 'Authlib')
  expect(needing).toEqual(['1.57.0', '1.58.0'])
  expect(says('configure')).toContain('from 1.57.0 to 1.59.0 the extra brings nothing else: add httpx yourself')
})

test('the guide says that 1.57.0 alone has session cookies and no provider logout', () => {
  expect(versionsWhere((seen) => seen['lifetime'] === 'browser session')).toEqual(['1.57.0'])
  const without = versionsWhere((seen) => seen['provider-logout'] === 'start page')
  expect(without).toEqual(['1.42.0', '1.44.1', '1.45.1', '1.52.2', '1.57.0'])
  expect(says('cookies-and-logging-out')).toContain('The 30 days not 1.57.0 begin at the login and do not slide.')
  expect(says('cookies-and-logging-out')).toContain('provider logout since 1.53, not 1.57.0')
})

test('the guide says when [auth] twice prints the secrets', () => {
  const { seen } = versionRuns.find(({ streamlit }) => streamlit === '1.65.0') ?? { seen: {} }
  expect(seen).toMatchObject({ 'auth-twice-prints': 'nowhere', 'auth-twice-prints-if-read': 'page and log' })
  const ends = versionsWhere((all) => all['auth-twice-prints'] === 'log, and the server exits')
  expect(ends).toEqual(expect.arrayContaining(['1.53.0', '1.57.0', '1.58.0']))
  expect(says('configure')).toContain(
    '1.65 prints your secrets, in the page and in the log, if the app reads st.secrets.',
  )
  expect(says('configure')).toContain('1.53, 1.57 and 1.58 do not start, and print them in the log.')
})
