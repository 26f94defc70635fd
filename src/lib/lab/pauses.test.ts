import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { type Pause, pauses, redirectPause } from './pauses.ts'

const pause: Pause = {
  scenario: 'cookies',
  from: 'app',
  to: 'provider',
  request: { method: 'POST', url: 'http://localhost:4321/provider/acme/token', headers: [], body: null },
  next: 'http://localhost:4321/app/cookies/oauth2callback?code=1',
}
const kept = () => pauses(memoryStore({ clock: () => 0, caps: {} }), () => 'id')

test('lets one callback go on, once, and only the one that waited', async () => {
  const waiting = kept()
  const id = await waiting.add('ada', pause)
  expect(await waiting.release('ada', id, 'http://localhost:4321/app/cookies/oauth2callback?code=2')).toBe(false)
  expect(await waiting.release('ada', id, pause.next)).toBe(true)
  expect(await waiting.release('ada', id, pause.next)).toBe(false)
})

test('hides a pause from other visitors', async () => {
  const waiting = kept()
  await waiting.add('ada', pause)
  expect(await waiting.find('grace', 'id')).toBeUndefined()
})

test('waits before a redirect within the site, and before nothing else', () => {
  const url = 'http://localhost:4321/app/cookies/auth/login'
  const to = (location: string) => new Response(null, { status: 302, headers: { location } })
  expect(redirectPause('cookies', to('/provider/acme/auth?x=1'), url)).toMatchObject({
    to: 'provider',
    next: 'http://localhost:4321/provider/acme/auth?x=1',
  })
  expect(redirectPause('cookies', to('http://localhost:8501/'), url)).toBeNull()
  expect(redirectPause('cookies', new Response('page'), url)).toBeNull()
})

test('of two that go on at once only one may', async () => {
  const waiting = kept()
  const id = await waiting.add('ada', pause)
  const both = await Promise.all([waiting.release('ada', id, pause.next), waiting.release('ada', id, pause.next)])
  expect(both.filter(Boolean)).toHaveLength(1)
})
