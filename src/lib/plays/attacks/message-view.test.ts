import { expect, test } from 'vitest'
import { codeInjection } from './code-injection.ts'
import { embeddedKey } from './embedded-key.ts'
import { attackMessages } from './message-view.ts'
import { mixUp } from './mix-up.ts'
import { play } from './play.ts'

const clock = () => Date.now()

test('a value carries the name of whose login it was made for', async () => {
  const messages = attackMessages(await play(codeInjection, true, clock)).flat()
  const token = messages.find(({ back, address }) => back && address.endsWith('/token'))
  expect(token?.sent.map(({ name, owner }) => [name, owner])).toEqual([
    ['code', 'victim'],
    ['code_verifier', 'attacker'],
  ])
})

test('in a mix-up the victim’s request to the provider holds what was made for the attacker', async () => {
  const messages = attackMessages(await play(mixUp, false, clock)).flat()
  const asked = messages.find(
    ({ from, address }) => from === 'Victim’s browser' && address === 'id.example/provider/acme/auth',
  )
  expect(asked?.sent.map(({ name, owner }) => [name, owner])).toEqual([
    ['state', 'victim'],
    ['nonce', 'attacker'],
    ['code_challenge', 'attacker'],
  ])
})

test('an address that a browser keeps for itself is shown with what it holds', async () => {
  const [first] = attackMessages(await play(codeInjection, false, clock))
  const last = first?.at(-1)
  expect(last?.location).toBe('app.example/callback')
  expect(last?.notFollowed.map(({ name }) => name)).toEqual(['code', 'state', 'iss'])
})

test('a token that was posted is shown taken apart', async () => {
  const messages = attackMessages(await play(embeddedKey, false, clock)).flat()
  const groups = messages.flatMap((message) => message.groups).filter(({ title }) => title === 'id_token, decoded')
  expect(groups).toHaveLength(1)
  expect(groups[0]?.pairs.find(([name]) => name === 'header')?.[1]).toMatch(/^\{"alg":"RS256","jwk":\{"kty":"RSA"/)
})
