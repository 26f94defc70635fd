import type { Exchange } from '#lib/trace/exchange.ts'
import { takeJwtApart } from '#lib/trace/jwt.ts'
import { messageOf, type Pair } from '#lib/trace/message.ts'
import { appOrigin, malloryOrigin } from './addresses.ts'
import type { Play } from './played.ts'

/** Whose login a value was made for: the browser whose messages it first stood in. */
export type Owner = 'victim' | 'attacker'

/** A parameter that the attack is about. */
export interface KeyValue {
  readonly name: string
  readonly value: string
  readonly owner: Owner | null
}

/** A message for drawing. */
export interface AttackMessage {
  readonly from: string
  readonly to: string
  /** Server to server. */
  readonly back: boolean
  readonly method: string
  /** Host and path, long parts cut. */
  readonly address: string
  readonly status: number | null
  /** Where the answer leads: host and path, long parts cut. */
  readonly location: string | null
  readonly sent: readonly KeyValue[]
  /** What stands in an address that the answer leads to and nobody opens in this step. */
  readonly notFollowed: readonly KeyValue[]
  /** All of it. */
  readonly groups: readonly { readonly title: string; readonly pairs: readonly Pair[] }[]
  readonly body: string | null
}

/** Values that belong to one login. */
const bound = ['state', 'nonce', 'code', 'code_challenge', 'code_verifier', 'id_token', 'id_token_hint']
const telling = [...bound, 'iss', 'next', 'provider', 'persona']

/** The messages of each step of a play, in order. */
export function attackMessages({ steps }: Pick<Play, 'steps'>): AttackMessage[][] {
  const owners = ownersOf(steps)
  const keyValues = (pairs: readonly Pair[]): KeyValue[] =>
    pairs
      .filter(([name]) => telling.includes(name))
      .map(([name, value]) => ({ name, value, owner: owners.get(value) ?? null }))
  return steps.map(({ who, exchanges }) =>
    exchanges.map((exchange) => {
      const { request, response } = exchange
      const { url, form, location: to } = messageOf(exchange)
      const followed = to !== null && exchanges.some((other) => other.request.url === to.href)
      const address = url.host + url.pathname
      const query = [...url.searchParams]
      return {
        from: exchange.from === 'app' ? 'App' : who === 'attacker' ? 'Attacker’s browser' : 'Victim’s browser',
        to: serverAt(url),
        back: exchange.channel === 'back',
        method: request.method,
        address: shortened(address),
        status: response?.status ?? null,
        location: to && shortened(to.host + to.pathname),
        sent: keyValues([...query, ...form]),
        notFollowed: to && !followed ? keyValues([...to.searchParams]) : [],
        groups: [
          { title: 'Address', pairs: [['to', address] as const, ...query] },
          { title: 'Request headers', pairs: request.headers },
          { title: 'Form', pairs: form },
          { title: `Answer ${response?.status ?? ''}`, pairs: response?.headers ?? [] },
          ...tokensIn([...query, ...form, ['id_token', idTokenIn(exchange) ?? '']]),
        ].filter(({ pairs }) => pairs.length > 0),
        body: response?.body?.text ?? null,
      }
    }),
  )
}

function ownersOf(steps: Play['steps']): Map<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const { who, exchanges } of steps) {
    if (who !== 'victim' && who !== 'attacker') continue
    for (const exchange of exchanges) {
      const { query, form, location } = messageOf(exchange)
      const token = idTokenIn(exchange)
      const pairs: Pair[] = [
        ...query,
        ...form,
        ...(location?.searchParams ?? []),
        ...(token === undefined ? [] : [['id_token', token] as const]),
      ]
      for (const [name, value] of pairs) if (bound.includes(name) && !owners.has(value)) owners.set(value, who)
    }
  }
  return owners
}

function idTokenIn({ response }: Exchange): string | undefined {
  return /"id_token":"([^"]+)"/.exec(response?.body?.text ?? '')?.[1]
}

/** ID tokens taken apart, so that they can be read. */
function tokensIn(pairs: readonly Pair[]): { title: string; pairs: readonly Pair[] }[] {
  return pairs.flatMap(([name, value]) => {
    const jwt = name.startsWith('id_token') ? takeJwtApart(value) : undefined
    if (!jwt) return []
    const parts = [
      ['header', JSON.stringify(jwt.header)],
      ['claims', JSON.stringify(jwt.claims)],
    ] as const
    return [{ title: `${name}, decoded`, pairs: parts }]
  })
}

function serverAt({ origin }: URL): string {
  if (origin === appOrigin) return 'App'
  return origin === malloryOrigin ? 'Mallory' : 'Acme ID'
}

/** The ids of sign-ins are long and say nothing. */
function shortened(address: string): string {
  return address.replace(/[\w-]{25,}/g, (id) => `${id.slice(0, 6)}…`)
}
