import { expect, inject, test } from 'vitest'
import { faults } from '#lib/faults/index.ts'
import { measuredFault } from '../../src/data/measured-faults.ts'
import { builtPages } from './built-pages.ts'
import { isSignIn, logIn, type Seen, seen, type Visitor, visitor } from './fault-browser.ts'

const origin = inject('origin')

const outcomes: readonly (readonly [string, Seen])[] = [
  ['cancelled-consent', 'logged out'],
  ['other-host', 'logged out'],
  ['lost-state-cookie', 'logged out'],
  ['second-tab', 'logged out'],
  ['replayed-callback', 'logged in'],
  ['stale-login-link', 'logged out'],
  ['changed-state', 'logged out'],
  ['changed-nonce', 'logged out'],
  ['wrong-code-verifier', 'logged out'],
  ['origin-mismatch', 'logged out'],
  ['missing-xsrf-token', 'logged out'],
  ['wrong-client-secret', 'logged out'],
  ['unregistered-redirect-uri', 'provider page'],
  ['redirect-uri-without-callback', 'logged out'],
  ['scope-without-openid', 'logged out'],
  ['expose-refresh-token', 'nothing'],
  ['metadata-unreachable', 'error text'],
  ['metadata-not-json', 'error text'],
  ['metadata-slow', 'error text'],
  ['code-used-twice', 'logged out'],
  ['token-endpoint-500', 'logged out'],
  ['token-endpoint-timeout', 'logged out'],
  ['jwks-rotated', 'logged out'],
  ['id-token-expired', 'logged out'],
  ['id-token-wrong-issuer', 'logged out'],
  ['id-token-other-audience', 'logged out'],
  ['id-token-unknown-key', 'logged out'],
  ['id-token-unsigned', 'logged out'],
  ['id-token-without-iat', 'logged out'],
  ['id-token-tampered', 'logged out'],
  ['cookies-over-4-kb', 'logged in'],
  ['cookies-over-8-kb', 'nothing'],
]

/** The faults that a section's lab offers: its sample app, the codes of its buttons, and the pages that it links. */
const sections = builtPages
  .filter(({ path }) => /^\/guide\/[^/]+\/$/.test(path))
  .map(({ path, document }) => {
    const form = document.querySelector('live-lab form[action$="/settings"]')
    const buttons = form?.querySelectorAll('button[name=fault]').map((one) => one.getAttribute('value') ?? '') ?? []
    const links = form?.querySelectorAll('a').map((one) => one.getAttribute('href')?.split('/')[3] ?? '') ?? []
    return {
      section: path.split('/')[2] ?? '',
      scenario: form?.getAttribute('action')?.split('/')[2] ?? '',
      frame: form?.getAttribute('target') ?? '',
      frames: document.querySelectorAll('live-lab iframe').map((one) => one.getAttribute('name')),
      buttons: buttons.filter((code) => code !== ''),
      mends: buttons.includes(''),
      links,
    }
  })

/** What a person does with a fault that is on, as its page says. */
async function play(browser: Visitor, scenario: string, code: string, button = 0): Promise<Seen> {
  const page = await browser.begin(scenario, button)
  if (!isSignIn(page)) return seen(page)
  if (code === 'second-tab') await browser.begin(scenario, button)
  return seen(await browser.answer(page, code === 'cancelled-consent' ? { deny: 'yes' } : { persona: 'ada' }))
}

test('every fault has an outcome here', () => {
  expect(outcomes.map(([code]) => code)).toEqual(faults.map(({ code }) => code))
})

test.each(outcomes)('%s: the real Streamlit was measured to end alike', (code, end) => {
  expect(measuredFault(code).sees).toBe(end)
})

test.concurrent.each(outcomes)(
  '%s, switched on: the person sees %s, and logs in once it is mended',
  async (code, end) => {
    const ada = visitor(origin)
    await ada.set('simple-example', { fault: code })
    expect(await play(ada, 'simple-example', code)).toBe(end)
    expect((await ada.open('/lab/simple-example/inspector')).text).not.toMatch(/Streamlit’s log[^<]*Broken on purpose/)
    await ada.set('simple-example', { fault: '' })
    await ada.open('/app/simple-example/auth/logout')
    expect(seen(await logIn(ada, 'simple-example'))).toBe('logged in')
  },
)

test('every fault is in a guide section', () => {
  const offered = sections.flatMap(({ links }) => links)
  expect(faults.map(({ code }) => code).filter((code) => !offered.includes(code))).toEqual([])
})

test.each(sections.filter(({ scenario }) => scenario !== ''))(
  '$section switches faults on in its own mini-browser, mends them, and links their pages',
  ({ buttons, links, mends, frame, frames }) => {
    expect(links).toEqual(buttons)
    expect(frames).toContain(frame)
    expect(mends).toBe(true)
  },
)

const offers = sections.flatMap(({ section, scenario, buttons }) =>
  buttons.flatMap((code) =>
    scenario === 'multiple-providers' || scenario === 'provider-keywords'
      ? [0, 1].map((button) => ({ section, scenario, code, button }))
      : [{ section, scenario, code, button: 0 }],
  ),
)

test.concurrent.each(offers)('$code ends in $section as everywhere, button $button', async (offer) => {
  const ada = visitor(origin)
  await ada.set(offer.scenario, { fault: offer.code })
  expect(await play(ada, offer.scenario, offer.code, offer.button)).toBe(new Map(outcomes).get(offer.code))
})
