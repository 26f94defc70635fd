import type { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from '../bench/browser.ts'
import { login } from '../bench/login.ts'
import { quantile } from '../bench/statistics.ts'
import type { Check } from './fault.ts'
import { check } from './fault.ts'

/** A guide page, asked for at even times while others do what they do. */
const page = '/guide/simple-example/'
const pace = { pages: 20, logins: 1 } as const
const redirectUri = 'http://localhost:8501/oauth2callback'

export interface Period {
  /** Milliseconds of each page, from when it was due. */
  readonly pages: readonly number[]
  readonly logins: number
  /** What did not come as it should. */
  readonly lost: readonly string[]
}

/** People from one address who log in, read and look at what was captured, while others do harm. */
export interface Bystanders {
  /** The client_id of the app that one of them has registered. */
  readonly clientId: string
  /** So many logins with their captures, and pages beside them. */
  few(logins: number): Promise<Period>
  /** The same for so many seconds, a login a second and twenty pages. */
  during(seconds: number): Promise<Period>
  /** Whether what they did at first is still there. */
  captures(): Promise<readonly Check[]>
}

export async function bystanders(
  origin: string,
  agent: Agent,
  sent: Readonly<Record<string, string>>,
): Promise<Bystanders> {
  const contestant = { origin, home: '/app/simple-example/' }
  const inspector = new URL('/lab/simple-example/inspector?tab=http', origin)
  const seesLogin = async (browser: Browser) => (await browser.open(inspector)).html.includes('oauth2callback')
  const one = async () => {
    const browser = await login(agent, contestant, sent)
    if (!(await seesLogin(browser))) throw new Error('a login without its captures')
    return browser
  }
  const early: Browser[] = []
  while (early.length < 3) early.push(await one())
  const owner = await ownApp(origin, agent, sent)

  const read = async (due: number): Promise<number> => {
    const { status } = await new Browser(agent, sent).open(new URL(page, origin))
    if (status !== 200) throw new Error(`${status} at ${page}`)
    return performance.now() - due
  }
  const collect = () => {
    const period = { pages: [] as number[], logins: 0, lost: [] as string[] }
    const failed = (error: unknown) => void period.lost.push(String(error))
    return {
      period,
      page: (due: number) => read(due).then((took) => void period.pages.push(took), failed),
      login: () =>
        one().then(() => {
          period.logins += 1
        }, failed),
    }
  }
  return {
    clientId: owner.clientId,
    async few(logins) {
      const { period, ...does } = collect()
      for (let done = 0; done < logins; done += 1) await Promise.all([does.login(), does.page(performance.now())])
      return period
    },
    async during(seconds) {
      const { period, ...does } = collect()
      const under: Promise<void>[] = []
      const begun = performance.now()
      for (let turn = 0; turn < seconds * pace.pages; turn += 1) {
        const due = begun + (turn * 1000) / pace.pages
        await wait(Math.max(0, due - performance.now()))
        under.push(does.page(due))
        if (turn % (pace.pages / pace.logins) === 0) under.push(does.login())
      }
      await Promise.all(under)
      return period
    },
    async captures() {
      const seen = await Promise.all(early.map(seesLogin))
      return [
        check(
          seen.every(Boolean),
          `captures of ${seen.filter(Boolean).length} of ${seen.length} early logins are there`,
        ),
        check(await owner.sees(), 'the owner’s own app shows its messages'),
      ]
    },
  }
}

/** Somebody who has registered an app, and begun a login there. */
async function ownApp(origin: string, agent: Agent, sent: Readonly<Record<string, string>>) {
  const browser = new Browser(agent, sent)
  const form = new URLSearchParams({ name: 'Mine', redirect_uri: redirectUri, tenant: 'acme' })
  const { url, html } = await browser.open(new URL('/providers/sample/register', origin), form)
  const clientId = /own1_[\w-]+/.exec(html)?.[0]
  if (clientId === undefined) throw new Error(`no app was registered: ${url}`)
  const asked = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: 'openid email' }
  const query = new URLSearchParams({ ...asked, state: 'state-of-mine', nonce: 'nonce-of-mine' })
  await browser.open(new URL(`/provider/acme/auth?${query}`, origin))
  const sees = async () => /openid(?:\+|%20| )email/.test((await browser.open(url)).html)
  if (!(await sees())) throw new Error('an own app without its messages')
  return { clientId, sees }
}

export const p99 = ({ pages }: Period): number => quantile(pages, 0.99)
