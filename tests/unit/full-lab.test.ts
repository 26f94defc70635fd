import { expect, test } from 'vitest'
import { testLab } from '#lib/lab/testing.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { POST } from '../../src/pages/app/[scenario]/settings.ts'

/** What the route answers to a form of a visitor's. */
async function postSettings(lab: Awaited<ReturnType<typeof testLab>>, form: string): Promise<Response> {
  const request = new Request('http://localhost:4321/app/cookies/settings', {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  // Of Astro's context the route reads these three.
  const context = { locals: { lab, visitor: 'ada' }, params: { scenario: 'cookies' }, request }
  return POST(context as unknown as Parameters<typeof POST>[0])
}

test('a lab that is full says so to whoever sets something, and takes back what was set', async () => {
  const store = memoryStore({ clock: Date.now })
  const lab = await testLab({ store })
  store.limit({ 'lab-settings': 0 })
  const answer = await postSettings(lab, 'step=off&step=on')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
  expect(await answer.text()).toContain('The lab holds as much as it may')
  expect((await postSettings(lab, 'step=off&fault=')).headers.get('location')).toBe('/app/cookies/')
})
