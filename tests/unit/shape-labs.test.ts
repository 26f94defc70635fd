import { expect, test } from 'vitest'
import { measuredProviders } from '../../src/data/measured-providers.ts'
import { labBrowser, testLab } from '../../src/lib/lab/testing.ts'
import { shapeScenarios } from '../../src/lib/sample-app/scenarios/shapes/index.ts'

const doors = shapeScenarios.flatMap(({ slug, app }) =>
  app.flatMap(({ widget }) =>
    widget?.kind === 'login' && widget.provider !== null ? [{ slug, label: widget.label, door: widget.provider }] : [],
  ),
)

/** What Streamlit adds to the claims, and the sample app with it. */
const added = ['is_logged_in', 'provider', 'tokens', 'origin']

test.each(doors)('$slug: "$label" ends in the lab as it did with the real Streamlit', async ({ slug, label, door }) => {
  const measured = measuredProviders.shapes[slug]?.[door]
  const browser = labBrowser(await testLab())
  const start = await browser.open(`/app/${slug}/`)
  const button = start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login' && one.label === label)
  const first = await browser.open(button && button.kind === 'login' ? button.href : '')
  const signsIn = first.kind === 'provider' && first.page.kind === 'sign-in'
  const last = signsIn ? await browser.open(first.page.action, { persona: 'ada' }) : first
  const user = last.kind === 'app' ? last.page.user : {}
  expect(user['is_logged_in'] === true ? 'logged in' : 'logged out').toBe(measured?.login.sees)
  const names = Object.keys(user).filter((name) => !added.includes(name))
  expect(names).toEqual(Object.keys(measured?.user ?? {}))
  const refusals = measured?.user === null ? measured.log.map(({ text }) => text) : []
  expect(last.kind === 'app' ? last.logs : []).toEqual(expect.arrayContaining(refusals))
})

test('each lab at a shaped provider was measured, and no other', () => {
  expect(Object.keys(measuredProviders.shapes)).toEqual(shapeScenarios.map(({ slug }) => slug))
})
