import { expect, inject, test } from 'vitest'
import { places } from '#lib/faults/fault.ts'
import { faults } from '#lib/faults/index.ts'
import { measuredFault } from '../../src/data/measured-faults.ts'
import { problems } from '../error-table.ts'
import { builtPages } from './built-pages.ts'
import { isSignIn, logIn, type Seen, seen, type Visitor, visitor } from './visitor.ts'

const origin = inject('origin')

/** Each fault and what the person saw when it was measured on the real Streamlit. */
const outcomes: readonly (readonly [string, Seen])[] = faults.map(({ code }) => [code, measuredFault(code).sees])

/** The faults that a section's lab offers: its sample app, the codes of its buttons, and the pages that it links. */
const sections = builtPages
  .filter(({ path }) => /^\/guide\/[^/]+\/$/.test(path))
  .map(({ path, document }) => {
    const form = document.querySelector('live-lab form[action$="/settings"]')
    const buttons = form?.querySelectorAll('button[name=fault]').map((one) => one.getAttribute('value') ?? '') ?? []
    const linked = form?.querySelectorAll('a').map((one) => one.getAttribute('href')?.split('/')[2]) ?? []
    const links = linked.map((problem) => problems.find(({ code }) => code === problem)?.fault ?? '')
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
  const after = await browser.answer(page, code === 'cancelled-consent' ? { deny: 'yes' } : { persona: 'ada' })
  const isOfLogout = faults.some((one) => one.code === code && one.place === 'logout')
  return seen(isOfLogout ? await browser.open(`/app/${scenario}/auth/logout`) : after)
}

test.concurrent.each(outcomes)(
  '%s, switched on, ends as measured, %s, and the person logs in once it is mended',
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

test('faults of every place are in a guide section; the lab has all of them', async () => {
  const offered = new Set(sections.flatMap(({ links }) => links))
  expect(places.filter((place) => !faults.some((one) => one.place === place && offered.has(one.code)))).toEqual([])
  const { document } = await visitor(origin).open('/lab/simple-example/')
  const lab = document.querySelectorAll('select[name=fault] option').map((one) => one.getAttribute('value') ?? '')
  expect(lab.filter((code) => code !== '')).toEqual(faults.map(({ code }) => code))
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
  expect(await play(ada, offer.scenario, offer.code, offer.button)).toBe(measuredFault(offer.code).sees)
})
