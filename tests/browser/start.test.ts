import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { providerConfig, providerNames } from '#lib/streamlit/auth-section.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import { complaints, launch } from './chromium.ts'

const origin = inject('origin')
const canary = 'canary-9f2c-the-client-secret'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
  await page.goto(origin + path)
  return page
}

const file = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const secretsFile = async (page: Page) => (await file(page, '.streamlit/secrets.toml').textContent()) ?? ''

test('from the home page to a configuration for Entra in two clicks and one field', async () => {
  const page = await open('/')
  const found = complaints(page, origin)
  await page.getByRole('main').getByRole('link', { name: 'Add a login' }).click()
  await page.getByRole('radio', { name: 'Microsoft Entra ID' }).check()
  await page.getByLabel('Directory (tenant) ID').first().fill('1234-5678')
  await page.getByLabel('Client ID').locator('visible=true').fill('the-id')
  const secrets = parseSecrets(await secretsFile(page))
  expect(providerConfig(secrets, 'default')).toMatchObject({
    clientId: 'the-id',
    serverMetadataUrl: 'https://login.microsoftonline.com/1234-5678/v2.0/.well-known/openid-configuration',
  })
  expect(await secretsFile(page)).toMatch(/^cookie_secret = "\w{43}"$/m)
  await page.getByText('http://localhost:8501/oauth2callback').first().waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('the page comes back as it was left', async () => {
  const page = await open('/start/')
  await page.getByRole('radio', { name: 'Auth0' }).check()
  await page.getByLabel('Client secret').locator('visible=true').fill(canary)
  await page.getByRole('checkbox', { name: 'Groups or roles' }).check()
  const before = await secretsFile(page)
  await page.reload()
  expect(await page.getByRole('radio', { name: 'Auth0' }).isChecked()).toBe(true)
  expect(await secretsFile(page)).toBe(before)
  await page.goto(`${origin}/guide/`)
  await page.goto(`${origin}/start/#provider=okta`)
  expect(await page.getByRole('radio', { name: 'Okta' }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: 'Groups or roles' }).isChecked()).toBe(true)
  await page.context().close()
})

test('filled in, with problems and a judged document, the page has no axe violation', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const fields =
      'provider=custom&also=entra&style=allow-list&place=kubernetes&port=x&deployed=http://x.example&needs=groups'
    const page = await open(`/start/#${fields}`, { colorScheme, bypassCSP: true })
    const found = complaints(page, origin)
    await page
      .getByLabel('Or paste its discovery document')
      .locator('visible=true')
      .fill('{"issuer":"https://id.example","authorization_endpoint":"/x"}')
    await page.getByText('A login with this document fails.').locator('visible=true').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    expect(found).toEqual([])
    await page.context().close()
  }
})

test('a link states the choices again', async () => {
  const page = await open(
    '/start/#provider=keycloak&keycloak.realm=demo&also=google&style=pages&place=docker&port=9000',
  )
  expect(providerNames(parseSecrets(await secretsFile(page)))).toEqual(['keycloak', 'google'])
  expect(await page.getByLabel('The app is').inputValue()).toBe('pages')
  expect(await page.getByRole('radio', { name: 'Dockerfile' }).count()).toBe(1)
  expect(await file(page, 'On your machine').textContent()).toContain('-p 9000:8501')
  await page.context().close()
})

test('a field that cannot be used says why, and how to go on', async () => {
  const page = await open('/start/')
  await page.getByLabel('Port on your machine').fill('0')
  await page.getByText('✕ Port on your machine is "0": put a number from 1 to 65535.').waitFor()
  expect(await page.getByLabel('Port on your machine').getAttribute('aria-invalid')).toBe('true')
  expect(await secretsFile(page)).toContain('localhost:8501')
  await page.context().close()
})

test('a pasted discovery document is text: its markup is not drawn and nothing of it is fetched', async () => {
  const page = await open('/start/')
  const found = complaints(page, origin)
  await page.getByRole('radio', { name: /^Another provider/ }).check()
  await page.getByLabel('What to call it on the button').locator('visible=true').fill('<img src=x onerror=alert(1)>')
  const issuer = 'https://id.example.test/"><img src=/evil>'
  await page.getByLabel('Or paste its discovery document').locator('visible=true').fill(JSON.stringify({ issuer }))
  await page
    .getByText(/has the issuer/)
    .locator('visible=true')
    .waitFor()
  await page
    .getByLabel('Or paste its discovery document')
    .locator('visible=true')
    .fill('{"issuer":"https://id.example.test"}')
  expect(await secretsFile(page)).toContain('"https://id.example.test/.well-known/openid-configuration"')
  expect(await page.locator('start-page img').count()).toBe(0)
  expect(found).toEqual([])
  await page.context().close()
})

test('the sample provider takes the app with one press', async () => {
  const page = await open('/start/#provider=sample&port=8700')
  await page.getByRole('button', { name: 'Register this app now' }).locator('visible=true').click()
  await expect.poll(() => secretsFile(page)).toMatch(/^client_id = "(?!your)/m)
  const secrets = providerConfig(parseSecrets(await secretsFile(page)), 'default')
  expect(secrets?.serverMetadataUrl).toBe(`${origin}/provider/acme/.well-known/openid-configuration`)
  expect(secrets?.clientSecret).toHaveLength(43)
  await page.getByLabel('Port on your machine').fill('8701')
  await page
    .getByText('was registered for http://localhost:8700/oauth2callback: register the app again.')
    .locator('visible=true')
    .waitFor()
  await page.context().close()
})

test('a placeholder in a file leads to its field', async () => {
  const page = await open('/start/#provider=google&google.client_id=x&also=entra&place=cloud')
  await page.getByRole('button', { name: 'your-client-id' }).last().click()
  expect(await page.evaluate('document.activeElement.name')).toBe('entra.client_id')
  await page.getByRole('button', { name: 'your-tenant-id' }).first().press('Enter')
  expect(await page.evaluate('document.activeElement.name')).toBe('entra.tenant_id')
  await page.getByText('secrets.deployed.toml', { exact: true }).first().click()
  await page.getByRole('button', { name: 'your-app.streamlit.app' }).click()
  expect(await page.evaluate('document.activeElement.name')).toBe('deployed')
  await page.context().close()
})

test('the zip holds every file', async () => {
  const page = await open('/start/#provider=google&place=env', { acceptDownloads: true })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as zip' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('streamlit-login.zip')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('latin1')
  expect(text.slice(0, 2)).toBe('PK')
  for (const name of ['server.py', 'app.py', 'requirements.txt', '.env', '.gitignore']) {
    expect(text).toContain(`streamlit-login/${name}`)
  }
  await page.context().close()
})

test('the keyboard alone chooses a provider and a file', async () => {
  const page = await open('/start/')
  await page.getByRole('radio', { name: 'Google' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('tenant-of-mine')
  expect(await secretsFile(page)).toContain('/tenant-of-mine/v2.0/')
  await page.getByRole('radio', { name: '.streamlit/secrets.toml' }).focus()
  await page.keyboard.press('ArrowRight')
  await file(page, 'app.py').waitFor()
  expect(await file(page, '.streamlit/secrets.toml').isVisible()).toBe(false)
  await page.context().close()
})

test('without JavaScript the server answers with the same page, filled in, and no secret is asked for', async () => {
  const page = await open('/start/', { javaScriptEnabled: false })
  expect(await page.getByLabel('Client secret').locator('visible=true').count()).toBe(0)
  await page.getByRole('radio', { name: 'Keycloak' }).check()
  await page.getByLabel('Realm').locator('visible=true').fill('demo')
  await page.getByLabel('Port on your machine').fill('banana')
  await page.getByRole('button', { name: 'Make the files' }).click()
  expect(page.url()).toBe(`${origin}/start/files`)
  await page.getByText('✕ Port on your machine is "banana"').waitFor()
  expect(await page.getByLabel('Realm').locator('visible=true').inputValue()).toBe('demo')
  const toml = await secretsFile(page)
  expect(toml).toContain('/realms/demo/')
  expect(toml).toContain('client_secret = "your-client-secret"')
  expect(toml).toMatch(/^cookie_secret = "\w{43}"$/m)
  await page.getByRole('link', { name: 'Link to these choices' }).click()
  expect(page.url()).toBe(`${origin}/start/files?provider=keycloak&keycloak.realm=demo`)
  expect(await secretsFile(page)).not.toBe(toml)
  await page.context().close()
})

test('the server keeps no answer that holds a secret', async () => {
  const answer = await fetch(`${origin}/start/files?provider=google`)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const archive = await fetch(`${origin}/start/app.zip`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ provider: 'google' }),
  })
  expect(archive.headers.get('cache-control')).toBe('no-store')
  expect(archive.headers.get('content-type')).toBe('application/zip')
})
