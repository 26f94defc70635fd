import { expect, test } from 'vitest'
import type { OwnApp } from './registration.ts'
import { createRegistry, isOwnAppId, maxClientId, type Registry } from './registry.ts'

const secret = 'a secret of the tests, longer than 32 bytes'
const request = { name: 'My app', redirectUris: ['http://localhost:8501/oauth2callback'] }

function registered(registry: Registry): OwnApp {
  const app = registry.register('acme', request)
  if (!app) throw new Error('not registered')
  return app
}

test('a second process with the same secret knows the app', () => {
  const app = registered(createRegistry({ secret, clock: () => 1_000_000 }))
  const other = createRegistry({ secret, clock: () => 1_000_000 })
  expect(app).toMatchObject({ ...request, tenant: 'acme', expires: 1000 + 86_400, ended: false })
  expect(other.byClientId(app.clientId)).toEqual(app)
  expect(other.byPageKey(app.pageKey)).toEqual(app)
})

test('a process with another secret does not', () => {
  const app = registered(createRegistry({ secret, clock: Date.now }))
  const other = createRegistry({ secret: `${secret}!`, clock: Date.now })
  expect(other.byClientId(app.clientId)).toBeUndefined()
  expect(other.byPageKey(app.pageKey)).toBeUndefined()
  expect(other.isTag(app.tag)).toBe(false)
})

test('it ends after a day and is still known by name', () => {
  const clock = { now: 0 }
  const registry = createRegistry({ secret, clock: () => clock.now })
  const { clientId } = registered(registry)
  clock.now = 86_400_000 - 1
  expect(registry.byClientId(clientId)?.ended).toBe(false)
  clock.now += 1
  expect(registry.byClientId(clientId)).toMatchObject({ ended: true, name: 'My app' })
})

test('what goes into secrets.toml holds only characters that Basic authentication carries unchanged', () => {
  const { clientId, clientSecret, pageKey, tag } = registered(createRegistry({ secret, clock: Date.now }))
  for (const text of [clientId, clientSecret, pageKey, tag]) expect(text).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(clientId.length).toBeLessThanOrEqual(160)
  expect(isOwnAppId(clientId)).toBe(true)
  expect(isOwnAppId('simple-example')).toBe(false)
})

test('the same request twice gives two apps that share nothing', () => {
  const registry = createRegistry({ secret, clock: () => 0 })
  const [one, two] = [registered(registry), registered(registry)]
  const values = [one, two].flatMap(({ clientId, clientSecret, pageKey, tag }) => [
    clientId,
    clientSecret,
    pageKey,
    tag,
  ])
  expect(new Set(values).size).toBe(8)
})

test('every single character that is changed makes a client_id unknown', () => {
  const registry = createRegistry({ secret, clock: Date.now })
  const { clientId, pageKey } = registered(registry)
  const changed = [...clientId].map(
    (one, index) => clientId.slice(0, index) + (one === 'A' ? 'B' : 'A') + clientId.slice(index + 1),
  )
  expect(changed.filter((id) => registry.byClientId(id) !== undefined)).toEqual([])
  expect(registry.byClientId(pageKey)).toBeUndefined()
  expect(registry.byPageKey(clientId)).toBeUndefined()
  expect(registry.byPageKey(clientId.replace('own1', 'page1'))).toBeUndefined()
})

test.each([
  (id: string) => `${id}=`,
  (id: string) => `${id}\n`,
  (id: string) => ` ${id}`,
  (id: string) => `${id}A`,
  (id: string) => id.slice(0, -1),
  (id: string) => id.replace('own1_', 'own1_+'),
  () => '',
  () => 'own1_',
  () => `own1_${'A'.repeat(500)}`,
])('takes only the one spelling of a client_id (%#)', (spell) => {
  const registry = createRegistry({ secret, clock: Date.now })
  expect(registry.byClientId(spell(registered(registry).clientId))).toBeUndefined()
})

test('a tag is known for ours, and gives neither the client_id nor the page away', () => {
  const registry = createRegistry({ secret, clock: Date.now })
  const { tag } = registered(registry)
  expect(registry.isTag(tag)).toBe(true)
  expect(registry.isTag(`${tag.slice(0, -1)}${tag.endsWith('A') ? 'B' : 'A'}`)).toBe(false)
  expect(registry.isTag('')).toBe(false)
  expect(registry.byClientId(tag) ?? registry.byPageKey(tag)).toBeUndefined()
})

test('what does not fit into a client_id is not registered', () => {
  const registry = createRegistry({ secret, clock: Date.now })
  const redirectUris = [1, 2, 3].map((n) => `http://localhost:850${n}/${'x'.repeat(100)}/oauth2callback`)
  expect(registry.register('acme', { name: 'My app', redirectUris })).toBeUndefined()
  const five = [1, 2, 3, 4, 5].map((n) => `http://localhost:850${n}/oauth2callback`)
  expect(registry.register('acme', { name: 'My app', redirectUris: five })?.clientId.length).toBeLessThanOrEqual(
    maxClientId,
  )
})
