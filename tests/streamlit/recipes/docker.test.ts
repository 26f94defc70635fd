import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { known } from '#lib/start/testing.ts'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { launchStreamlit } from '../launch.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { imageCommand, script } from './image.ts'
import { filledIn } from './logged-in.ts'

const python = needsStreamlit()
const files = python === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/docker')
const fileOf = (name: string) => files.get(name) ?? ''
const { services, secrets } = parse(fileOf('compose.yaml') || '{}')

let browser: Browser
let provider: SampleProvider
let folder: string
let port: number

beforeAll(async () => {
  if (python === '') return
  port = await freePort()
  provider = await serveSampleProvider([`http://localhost:${port}/oauth2callback`])
  folder = await mkdtemp(join(tmpdir(), 'run-secrets-'))
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await provider?.close()
  if (folder) await rm(folder, { recursive: true })
})

/** What the container of compose.yaml runs, with the secret mounted in a folder of the test. */
const container = (env: Record<string, string>) =>
  launchStreamlit({
    python,
    files: { 'app.py': script },
    args: imageCommand(fileOf('Dockerfile'), port),
    address: `http://127.0.0.1:${port}/`,
    env,
  })
const environment = (): Record<string, string> => {
  const all: Record<string, string> = services.app.environment
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value.replace('/run/secrets', folder)]))
}
const health = () => {
  const [, json = '[]'] = /^HEALTHCHECK CMD (.*)$/m.exec(fileOf('Dockerfile')) ?? []
  const [, ...args]: string[] = JSON.parse(json)
  return promisify(execFile)(
    python,
    args.map((arg) => arg.replace(':8501', `:${port}`)),
  )
}

test('the page has the files that are read and run here; the image holds no secrets', () => {
  expect([...files.keys()]).toEqual(['Dockerfile', '.dockerignore', 'compose.yaml', 'secrets.toml'])
  expect(services.app.secrets).toEqual(Object.keys(secrets))
  expect(services.app.environment.STREAMLIT_SECRETS_FILES).toBe(`/run/secrets/${services.app.secrets[0]}`)
  expect(secrets['secrets.toml'].file).toBe('./secrets.toml')
  expect(fileOf('.dockerignore').split('\n')).toContain('secrets*.toml')
  expect([...fileOf('Dockerfile').matchAll(/^COPY (\S+)/gm)].map(([, name]) => name)).toEqual([
    'requirements.txt',
    'app.py',
  ])
})

test('/start/ makes the same Dockerfile', () => {
  const { choices } = parseChoices(new URLSearchParams('provider=google&place=docker'), known)
  const made = makeFiles(choices, { clientSecrets: {}, cookieSecrets: { local: undefined, deployed: undefined } })
  for (const name of ['Dockerfile', '.dockerignore'])
    expect(made.files.find(({ path }) => path === name)?.text).toBe(fileOf(name))
})

test('the command runs, a person logs in with the mounted secrets, and the health check tells whether it runs', async () => {
  const filled = filledIn(fileOf('secrets.toml'), provider).replace(':8501', `:${port}`)
  await writeFile(join(folder, 'secrets.toml'), filled)
  const app = await container(environment())
  const page = await browser.newPage()
  await page.goto(`http://localhost:${port}/`)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText('ada@acme.example').waitFor()
  await page.context().close()
  await health()
  await app.end()
  await expect(health()).rejects.toThrow()
})

test('a secrets file whose name does not end in .toml is refused', async () => {
  await writeFile(join(folder, 'auth'), '[auth]\n')
  const app = await container({ ...environment(), STREAMLIT_SECRETS_FILES: join(folder, 'auth') }).catch(String)
  const log = typeof app === 'string' ? app : app.log()
  if (typeof app !== 'string') await app.end()
  expect(log).toContain('Invalid secrets path')
})
