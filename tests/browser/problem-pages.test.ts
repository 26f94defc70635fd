import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { problems } from '../error-table.ts'
import { launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** One screen and a half of a phone, in CSS pixels. */
const phone = { width: 390, height: 844 }
const soon = 1.5 * phone.height

/** Draws the page of each problem in the place of another, which has the same head, and measures where the way to mend it begins. */
const measureAll = `async (paths) => {
  const tops = []
  for (const path of paths) {
    const html = await (await fetch(path)).text()
    document.querySelector('main').replaceWith(new DOMParser().parseFromString(html, 'text/html').querySelector('main'))
    const heading = document.getElementById('mend-it')
    tops.push([path, heading === null ? Infinity : heading.getBoundingClientRect().top + scrollY])
  }
  return tops
}`

test('on every page of a problem, how to mend it begins within a screen and a half of a phone', async () => {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  const paths = problems.map(({ code }) => `/errors/${code}/`)
  await page.goto(origin + paths[0])
  const tops: [path: string, top: number][] = await page.evaluate(`(${measureAll})(${JSON.stringify(paths)})`)
  expect(tops.map(([path]) => path)).toEqual(paths)
  expect(tops.filter(([, top]) => !(top > 100 && top <= soon))).toEqual([])
  await page.context().close()
}, 120_000)

test.each([true, false])(
  'the experiment is folded, and its address opens it, JavaScript %s',
  async (javaScriptEnabled) => {
    const page = await (await browser.newContext({ viewport: phone, javaScriptEnabled })).newPage()
    const wire = page.getByRole('heading', { name: 'On the wire' })
    await page.goto(`${origin}/errors/second-tab/`)
    expect(await wire.isVisible()).toBe(false)
    await page.goto(`${origin}/lab/faults/second-tab/`)
    expect(page.url()).toBe(`${origin}/errors/second-tab/#experiment`)
    await wire.waitFor()
    expect(await page.getByRole('heading', { name: 'The experiment' }).isVisible()).toBe(true)
    await page.context().close()
  },
)

test('a heading of the experiment can be led to, from the page itself too', async () => {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  await page.goto(`${origin}/errors/second-tab/`)
  await page.evaluate("location.hash = 'log'")
  await page.getByRole('heading', { name: 'What Streamlit’s log says' }).waitFor()
  await page.context().close()
})
