import { withParameter } from '#lib/faults/on-the-way.ts'
import type { Browser } from '../differential/browser.ts'
import type { Screen } from '../differential/screen.ts'
import { acme, both, globex, type Setup } from '../differential/setups.ts'
import { codesToGlobex, embeddedKey, replayedToken } from './back-channels.ts'
import type { Story } from './story.ts'

type Attack = Omit<Story, 'code' | 'kind' | 'name' | 'holds' | 'world'>

const attack = (code: string, story: Attack): Story => ({
  code,
  kind: 'attack',
  name: `the attack ${code}`,
  holds: code,
  world: 'plain',
  ...story,
})

/** Opens a callback and the page that it leads to; what is on the screen then. */
async function arrive(browser: Browser, callback: URL): Promise<Screen> {
  await browser.get(callback)
  if (browser.next !== null) await browser.follow()
  await (await browser.open()).close()
  return screenOf(browser)
}

/** A login up to the provider, which is left in `next`. */
async function beginAt(browser: Browser, name: string | null = null): Promise<URL> {
  await browser.get('')
  await browser.press({ login: name })
  await browser.follow()
  if (browser.next === null) throw new Error('the app did not send the browser to a provider')
  return browser.next
}

async function callbackOf(browser: Browser, person: string): Promise<URL> {
  await beginAt(browser)
  await browser.provider(person)
  if (browser.next === null) throw new Error('the provider did not send the browser back')
  return browser.next
}

function screenOf({ screen }: Browser): Screen {
  if (screen === null) throw new Error('nothing was on the screen')
  return screen
}

const parameter = (url: URL, name: string) => ({ name, value: url.searchParams.get(name) ?? '' })

const codeInjection = (setup: Setup): Attack => ({
  setup,
  whose: ['victim', 'attacker'],
  async script(victim) {
    const stolen = await callbackOf(victim, 'ada')
    const attacker = victim.other()
    const begun = await beginAt(attacker)
    return arrive(attacker, withParameter(stolen, parameter(begun, 'state')))
  },
})

/** The attacks of src/lib/plays/attacks against a real Streamlit; a code with a longer name is a variant of one. */
export const attackStories: readonly Story[] = [
  attack('login-csrf', {
    setup: acme,
    whose: ['attacker', 'victim'],
    async script(attacker) {
      const kept = await callbackOf(attacker, 'sam')
      return arrive(attacker.other(), kept)
    },
  }),
  attack('code-injection', codeInjection(acme)),
  attack('code-injection-without-pkce', codeInjection(globex)),
  attack('token-replay', {
    setup: acme,
    whose: ['victim', 'attacker'],
    backChannel: replayedToken,
    async script(victim) {
      await arrive(victim, await callbackOf(victim, 'ada'))
      const attacker = victim.other()
      return arrive(attacker, await callbackOf(attacker, 'sam'))
    },
  }),
  attack('token-replay-by-browser', {
    setup: acme,
    whose: ['victim', 'attacker'],
    async script(victim) {
      await arrive(victim, await callbackOf(victim, 'ada'))
      await victim.press({ logout: true })
      await victim.follow()
      const token = victim.next?.searchParams.get('id_token_hint') ?? ''
      const attacker = victim.other()
      const { value: state } = parameter(await beginAt(attacker), 'state')
      const answer = new URLSearchParams({ id_token: token, state })
      return arrive(attacker, attacker.at(`oauth2callback?${answer}`))
    },
  }),
  attack('mix-up', {
    setup: both,
    whose: ['attacker', 'victim'],
    backChannel: codesToGlobex,
    keeps: ['response-issuer'],
    async script(attacker, noted) {
      const own = await beginAt(attacker, 'acme')
      const victim = attacker.other()
      const asked = await beginAt(victim, 'globex')
      // Globex, which the attacker has broken into, sends the victim on to acme, into the attacker's login but for its state.
      victim.next = withParameter(own, parameter(asked, 'state'))
      await victim.provider('ada')
      const answer = victim.next
      if (answer === null) throw new Error('the provider did not send the browser back')
      await arrive(victim, answer)
      const code = noted.at(-1) ?? 'none'
      const state = parameter(own, 'state')
      return arrive(attacker, withParameter(withParameter(answer, { name: 'code', value: code }), state))
    },
  }),
  attack('mix-up-issuer-changed', {
    setup: acme,
    whose: ['victim'],
    keeps: ['response-issuer'],
    async script(browser) {
      const callback = await callbackOf(browser, 'ada')
      return arrive(browser, withParameter(callback, { name: 'iss', value: 'https%3A%2F%2Fevil.example' }))
    },
  }),
  ...([1024, 2048] as const).map((bits) =>
    attack(bits === 1024 ? 'embedded-key' : 'embedded-key-of-2048-bits', {
      setup: acme,
      whose: ['attacker'],
      backChannel: embeddedKey(bits),
      script: async (browser) => arrive(browser, await callbackOf(browser, 'sam')),
    }),
  ),
  attack('open-redirect', {
    setup: acme,
    whose: ['victim'],
    async script(browser) {
      await browser.get('')
      await browser.press({ login: null })
      const link = browser.next
      if (link === null) throw new Error('no login link')
      await browser.get(new URL(`${link.href}&next=https%3A%2F%2Fevil.example%2F`))
      await browser.provider('ada')
      const callback = browser.next
      if (callback === null) throw new Error('the provider did not send the browser back')
      return arrive(browser, new URL(`${callback.href}&next=%2F%2Fevil.example%2F`))
    },
  }),
]
