import { execFileSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manyForms } from '#lib/start/testing.ts'
import { launch } from '../browser/chromium.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { makeFor, startCommand, tellStart } from './start-story.ts'

const python = needsStreamlit()
const open: { browser: Browser | null } = { browser: null }
beforeAll(async () => {
  if (python !== '') open.browser = await launch()
})
afterAll(() => open.browser?.close())

test('every app.py and server.py is Python', () => {
  const provider = { origin: 'http://localhost:4321', clientId: 'x', clientSecret: 'y' } as const
  const texts = manyForms().flatMap((fields) => {
    const made = makeFor(fields.toString(), provider, 8501)
    return made.files.filter(({ language }) => language === 'python').map(({ text }) => text)
  })
  const script = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)'
  expect(texts.length).toBeGreaterThan(300)
  execFileSync(python, ['-c', script], { input: JSON.stringify([...new Set(texts)]) })
})

test.each([
  ['provider=sample', 'Log in'],
  ['provider=sample&style=callback&needs=profile&needs=groups&needs=token&base=team/notes', 'Log in'],
  ['provider=google&also=entra', 'Log in with Microsoft Entra ID'],
  ['provider=google&also=sample&style=button&needs=token', 'Log in with Google'],
  ['provider=entra&style=allow-list', 'Log in'],
  ['provider=keycloak', 'Log in'],
  ['provider=keycloak&style=allow-list&allow=acme.example&needs=profile&needs=groups', 'Log in'],
  ['provider=okta&style=pages&needs=profile&needs=groups', 'Log in'],
  ['provider=auth0&place=env&style=button', 'Log in'],
  ['provider=logto&also=zitadel&place=env&needs=token&style=pages', 'Log in with Logto'],
  ['provider=cognito&needs=groups&place=kubernetes', 'Log in'],
  ['provider=authentik&also=dex&style=callback&needs=profile&needs=groups&place=cloud', 'Log in with Dex'],
  ['provider=custom&custom.name=Größe&also=github&style=allow-list&allow=ada@acme.example', 'Log in with Größe'],
])('%s runs, logs in with “%s”, and out', async (form, button) => {
  const page = await open.browser?.newPage()
  if (page === undefined) throw new Error('no browser')
  try {
    const { made, port, address, exceptions, log } = await tellStart({ python, form, button, page })
    const base = new URLSearchParams(form).get('base') ?? ''
    expect(startCommand(made).options).toBe(
      [`--server.port ${port}`, ...(base === '' ? [] : [`--server.baseUrlPath ${base}`])].join(' '),
    )
    expect(made.address).toBe(address)
    expect(exceptions, log).toEqual([])
  } finally {
    await page.close()
  }
})
