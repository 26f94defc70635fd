import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin, leadsOn, wordFor } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

const slug = 'simple-example'
const home = `/app/${slug}/`

/** What people do with a browser in the middle of a login. */
async function impatient(stage: Stage): Promise<readonly Check[]> {
  const { origin } = await stage.shared()
  const checks: Check[] = []
  const fine = (what: string, page: Parameters<typeof wordFor>[0]) =>
    checks.push(check(leadsOn(page), `${what}: ${wordFor(page)}`))

  const reloading = someone(origin)
  const callback = await reloading.stopBefore(slug, `${home}oauth2callback`)
  fine('the callback', await reloading.open(callback))
  fine('the callback loaded again', await reloading.open(callback))

  const going = someone(origin)
  const signIn = await going.begin(slug)
  await going.answer(signIn, { persona: 'ada' })
  fine('back to the sign-in page', await going.open(signIn.url))
  fine('its form sent again', await going.answer(signIn, { persona: 'grace' }))
  checks.push(same('who went back', wordFor(await going.open(home)), 'logged in'))

  const twice = someone(origin)
  const pages = await Promise.all([twice.begin(slug), twice.begin(slug)])
  for (const page of pages) fine('a double click on Log in', page)
  const ends = await Promise.all(pages.map((page) => twice.answer(page, { persona: 'ada' })))
  for (const end of ends) fine('a double click on a person', end)

  const tabs = someone(origin)
  const [one, other] = [await tabs.begin(slug), await tabs.begin(slug)]
  fine('the first of two tabs', await tabs.answer(one, { persona: 'ada' }))
  fine('the second of two tabs', await tabs.answer(other, { persona: 'ada' }))
  checks.push(same('and in the end', await endOfLogin(someone(origin)), 'logged in'))
  return checks
}

export const browserFaults: readonly Fault[] = [
  {
    name: 'F20',
    done: 'Back, the callback loaded again, double clicks, two tabs',
    holds: 'Every page leads on; a login that has ended stays',
    run: impatient,
  },
]
