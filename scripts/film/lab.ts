import type { Page } from 'playwright-core'
import { Reel } from './reel.ts'

/**
 * The film of the lab: a login that a wrong client secret breaks, the message that says so, the login mended, where its
 * `state` went, and the claims that came of it. All on the screen is the site's own, at the time of the recording.
 * @param page at 1280 by 720, of a visitor without any cookie
 * @param origin of a running site
 */
export async function filmLab(page: Page, origin: string): Promise<Reel> {
  const reel = new Reel(page)
  const app = page.locator('live-lab iframe').first().contentFrame()
  const logIn = app.locator('a[data-login]').first()
  const ada = app.locator('button[name="persona"][value="ada"]')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  const step = (number: number) => page.locator(`#simple-example-step-${number}`)
  await page.goto(`${origin}/lab/simple-example/`)
  await logIn.waitFor()
  await reel.hold(700)

  const faults = page.getByLabel('What to break')
  await reel.pointAt(faults)
  // The list that a browser opens is not in its window.
  await faults.selectOption('wrong-client-secret')
  await app.getByRole('button', { name: 'Mend it' }).waitFor()
  await reel.hold(900)
  await reel.press(logIn, ada)
  await reel.hold(400)
  await reel.press(ada, inspector.getByText('the provider refused the client secret'))
  await reel.hold(2000)
  await reel.press(inspector.getByRole('link', { name: 'step 13', exact: true }), step(13).locator('dl').first())
  await reel.hold(2000)

  await reel.press(
    app.getByRole('button', { name: 'Mend it' }),
    app.locator('body:not(:has-text("Broken on purpose")) a[data-login]'),
  )
  await reel.hold(300)
  await reel.press(logIn, ada)
  await reel.press(ada, inspector.getByText('Logged in as Ada Lovelace'))
  await reel.hold(1200)

  const state = step(5)
    .locator('dl > div', { has: page.locator('dt', { hasText: /^state$/ }) })
    .locator('dd')
  await reel.press(step(5).locator('summary').first(), state)
  await reel.pointAt(state.locator('code').first())
  await reel.hold(1800)
  await reel.press(
    inspector.locator('.tabs label', { hasText: 'Claims' }),
    page.locator('.p-claims', { hasText: 'preferred_username' }),
  )
  await reel.hold(2500)
  return reel
}
