import { expect, test } from 'vitest'
import { readerVersions, userName } from './reader-versions.ts'
import { newestRun } from './version-changes.ts'

const of = (version: string) => readerVersions().versions.find((one) => one.version === version)

test('the newest is the first, and does nothing otherwise', () => {
  expect(readerVersions().versions[0]).toMatchObject({ version: newestRun, user: 'st.user', otherwise: {} })
})

test('an older one says what it does otherwise, in the words of the table', () => {
  expect(of('1.57.0')?.otherwise).toMatchObject({ lifetime: 'until the browser is closed', pkce: 'never sent' })
  expect(of('1.57.0')?.otherwise).not.toHaveProperty('cookie-format')
  expect(of('1.45.1')?.install).toBe('pip install streamlit==1.45.1 Authlib==1.6.5')
})

test('an app reads who is logged in under the name that its version has', () => {
  expect(['1.42.0', '1.44.1', '1.45.1', '1.53.0', '1.54.0'].map(userName)).toEqual([
    'st.experimental_user',
    'st.experimental_user',
    'st.user',
    'st.user',
    'st.user',
  ])
})
