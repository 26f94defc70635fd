import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { type PublicAnswer, publicSite } from './public-site.ts'

const hook = `--import=${join(root, 'tests/site/refuse-network.ts')}`

/** Addresses that somebody would like the server to fetch. */
const elsewhere = ['http://169.254.169.254/latest/', 'http://127.0.0.1:1/x', 'https://canary.example/x']

const link = ({ body, url }: PublicAnswer, selector: string, attribute: string): string =>
  new URL(parse(body).querySelector(selector)?.getAttribute(attribute)?.replaceAll('&amp;', '&') ?? '', url).href

test('what opens a connection is seen to', async () => {
  const code = "fetch('http://127.0.0.1:8080/').catch(() => console.error('refused'))"
  const child = spawn(process.execPath, [hook, '-e', code], { stdio: ['ignore', 'ignore', 'pipe'] })
  expect(await text(child.stderr)).toMatch(/OUTBOUND[\s\S]*refused/)
})

test('whatever it is asked, the site opens no connection of its own', async () => {
  const site = await publicSite({ RATE_LIMITS: 'off', NODE_OPTIONS: hook })
  const browser = site.browser()
  const app = await browser.open('/app/simple-example/')
  const signIn = await browser.open(link(app, 'a[data-login]', 'href'))
  const loggedIn = await browser.open(link(signIn, 'form.people', 'action'), { persona: 'ada' })
  expect(loggedIn.body).toContain('Welcome back, Ada Lovelace.')
  for (const address of elsewhere) {
    const named = encodeURIComponent(address)
    await browser.open(`/check/?url=${named}&metadata_url=${named}`)
    await browser.open(`/e/${named}`)
    await browser.open(`/lab/simple-example/?url=${named}`)
    await browser.open(`/provider/acme/auth?client_id=simple-example&request_uri=${named}&redirect_uri=${named}`)
    await browser.open('/providers/sample/register', { name: 'Mine', redirect_uri: address, tenant: 'acme' })
    await browser.open('/start/files', { server_metadata_url: address, provider: 'generic' })
    await browser.send('/provider/acme/reg', { jwks_uri: address })
  }
  for (const page of ['/lab/faults/changed-state/live', '/lab/attacks/mix-up/live', '/providers/', '/lab/runs/']) {
    expect([page, (await browser.open(page)).status]).toEqual([page, 200])
  }
  expect(await site.end()).not.toContain('OUTBOUND')
})
