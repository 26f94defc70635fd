import { expect, inject, test } from 'vitest'
import { isSignIn, logIn, type Page, seen, visitor } from './visitor.ts'

const origin = inject('origin')

test('a fault touches only the visitor and the sample app that it was chosen for', async () => {
  const [broken, other] = [visitor(origin), visitor(origin)]
  await broken.set('simple-example', { fault: 'changed-state' })
  const [hurt, unhurt] = await Promise.all([logIn(broken, 'simple-example'), logIn(other, 'simple-example')])
  expect([seen(hurt), seen(unhurt)]).toEqual(['logged out', 'logged in'])
  expect(hurt.text).toContain('Broken on purpose')
  expect(unhurt.text).not.toContain('Broken on purpose')
  const elsewhere = await logIn(broken, 'configure')
  expect(seen(elsewhere)).toBe('logged in')
  expect(elsewhere.text).not.toContain('Broken on purpose')
})

test.each(['changed-state', 'changed-nonce', 'lost-state-cookie', 'unregistered-redirect-uri', 'wrong-client-secret'])(
  'an app of the reader’s own neither shows nor meets %s',
  async (code) => {
    const reader = visitor(origin)
    await reader.set('simple-example', { fault: code })
    await reader.begin('simple-example')
    const page = await reader.open('/providers/sample/register', {
      name: 'Mine',
      redirect_uri: 'http://localhost:8501/oauth2callback',
      tenant: 'acme',
    })
    const [clientId = ''] = /own1_[\w-]+/.exec(page.text) ?? []
    expect(clientId).not.toBe('')
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: 'http://localhost:8501/oauth2callback',
      scope: 'openid email profile',
      state: 'state-of-mine',
      nonce: 'nonce-of-mine',
      prompt: 'select_account',
    })
    const signIn = await reader.open(`/provider/acme/auth?${asked}`)
    expect(isSignIn(signIn)).toBe(true)
    expect(signIn.text).not.toContain('Broken on purpose')
    const back = await reader.leave(signIn, { persona: 'ada' })
    expect(back.origin + back.pathname).toBe('http://localhost:8501/oauth2callback')
    expect(back.searchParams.get('state')).toBe('state-of-mine')
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
  },
)

test('the app and the provider’s pages say what is broken, and what to do besides', async () => {
  const ada = visitor(origin)
  const said = ({ document }: Page) => document.querySelector('.broken p')?.text.replaceAll(/\s+/g, ' ').trim()
  const cancelled =
    '✕ Broken on purpose: The login is cancelled at the provider. On the sign-in page, press “Deny”. What happens, measured'
  expect(said(await ada.set('simple-example', { fault: 'cancelled-consent' }))).toBe(cancelled)
  expect(said(await ada.begin('simple-example'))).toBe(cancelled)
  await ada.set('simple-example', { fault: 'unregistered-redirect-uri' })
  expect(said(await ada.begin('simple-example'))).toMatch(/redirect_uri is not the registered one\. What happens/)
})

test('settings that a form does not name stay as they are', async () => {
  const ada = visitor(origin)
  const shown = async () => {
    const { document } = await ada.open('/lab/simple-example/')
    const chosen = (name: string) =>
      document.querySelector(`form[data-settings] select[name=${name}] option[selected]`)?.getAttribute('value')
    const step = document.querySelector('form[data-settings] input[type=checkbox]')?.hasAttribute('checked')
    return { step, clock: chosen('clock'), fault: chosen('fault') }
  }
  await ada.set('simple-example', { step: 'on', clock: '1h', fault: 'changed-state' })
  expect(await shown()).toEqual({ step: true, clock: '1h', fault: 'changed-state' })
  await ada.set('simple-example', { fault: 'changed-nonce' })
  expect(await shown()).toEqual({ step: true, clock: '1h', fault: 'changed-nonce' })
  await ada.set('simple-example', { fault: '' })
  expect(await shown()).toEqual({ step: true, clock: '1h', fault: '' })
  await ada.set('simple-example', { step: 'off' })
  expect(await shown()).toEqual({ step: false, clock: '1h', fault: '' })
})

test.each(['no-such-fault', 'changed-state ', '__proto__', '<script>'])(
  'the fault %s counts as none',
  async (fault) => {
    const ada = visitor(origin)
    await ada.set('simple-example', { fault: 'changed-state' })
    expect((await ada.set('simple-example', { fault })).text).not.toContain('Broken on purpose')
  },
)

test('a form that says so leads to the lab, any other to the app', async () => {
  const ada = visitor(origin)
  const urls = await Promise.all(
    ['lab', '//evil.example', ''].map(async (where) => {
      const { url } = await ada.set('configure', Object.fromEntries([['then', where]]))
      return new URL(url).pathname
    }),
  )
  expect(urls).toEqual(['/lab/configure/', '/app/configure/', '/app/configure/'])
})

test('no address alone switches a fault on', async () => {
  const ada = visitor(origin)
  await ada.open('/lab/simple-example/?fault=changed-state')
  await ada.open('/app/simple-example/?fault=changed-state')
  expect((await ada.open('/app/simple-example/settings?fault=changed-state')).status).toBe(404)
  expect(seen(await logIn(ada, 'simple-example'))).toBe('logged in')
})

test('“Start again” mends', async () => {
  const ada = visitor(origin)
  await ada.set('simple-example', { fault: 'changed-state', clock: '1h' })
  const { text } = await ada.open('/app/simple-example/reset', {})
  expect(text).not.toContain('Broken on purpose')
  expect(seen(await logIn(ada, 'simple-example'))).toBe('logged in')
})

test('the history, a run, the comparison and the HAR file name the fault', async () => {
  const ada = visitor(origin)
  await logIn(ada, 'simple-example')
  await ada.set('simple-example', { fault: 'id-token-expired' })
  await ada.open('/app/simple-example/auth/logout')
  await logIn(ada, 'simple-example')
  const { document } = await ada.open('/lab/runs/')
  const runs = document.querySelectorAll('form ol > li')
  expect(runs.map((run) => run.text.includes('With the fault: The ID token has expired'))).toEqual([true, false])
  const addresses = runs.map((run) => run.querySelector('a[href^="/lab/runs/"]')?.getAttribute('href') ?? '')
  const [broken = '', whole = ''] = addresses
  const page = await ada.open(broken)
  expect(page.text).toContain('With the fault:')
  const setup = page.document.querySelector('a[href*="#setup="]')?.getAttribute('href')?.split('=')[1] ?? ''
  expect(JSON.parse(Buffer.from(setup, 'base64url').toString())).toMatchObject({ fault: 'id-token-expired' })
  const [a, b] = [whole, broken].map((address) => address.split('/')[3])
  const diff = await ada.open(`/lab/runs/diff?a=${a}&b=${b}`)
  expect(diff.document.querySelector('table')?.text).toContain('The ID token has expired')
  expect(diff.text).toContain('broken on purpose')
  const { log } = JSON.parse((await ada.open(`${broken}har`)).text)
  expect(log.comment).toContain('with the fault "id-token-expired"')
  expect(log.entries.filter((one: { comment: string }) => one.comment.includes('Broken on purpose: '))).toHaveLength(1)
})
