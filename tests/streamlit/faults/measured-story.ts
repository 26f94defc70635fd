import { userCookie } from '#lib/streamlit/set-cookie.ts'
import { parseSetCookie, type SetCookie } from '#lib/trace/parse-set-cookie.ts'
import type { MeasuredAttack, MeasuredStory } from '../../../src/data/measured-file.ts'
import type { Screen } from '../differential/screen.ts'
import type { Told, World } from '../differential/world.ts'
import { Names } from './names.ts'
import type { Story } from './story.ts'

/** What was heard while a real Streamlit was told a story, as src/content/measured-faults.json has it. */
export function measuredStory(story: Story, told: Told<Screen>, world: World): MeasuredStory | MeasuredAttack {
  const { heard, result } = told
  const names = new Names(world, story.asWritten ?? [], story.basePath)
  const jars = [...new Set(heard.requests.map(({ jar }) => jar))]
  const whose = heard.requests.map(({ jar }) => story.whose?.[jars.indexOf(jar)])
  const requests = heard.requests.map(({ url, answer }, index) => {
    const cookies = answer.setCookies.map((line) => parseSetCookie(line, Date.now())).filter((one) => !isLegacy(one))
    const named = (removed: boolean) => [
      ...new Set(cookies.filter(({ removes }) => removes === removed).map(({ name }) => name)),
    ]
    const by = whose[index]
    return {
      ...(by && { by }),
      request: `GET ${names.ofAppUrl(url)}`,
      status: answer.status,
      location: answer.location && names.ofLocation(answer.location),
      sets: named(false),
      deletes: named(true),
    }
  })
  const backChannel = heard.backChannel.map(({ method, url, form, status }) => {
    const code = form.get('code')
    return { request: `${method} ${names.ofText(url)}`, code: code && names.of('code', code), status }
  })
  const log = heard.log.map(({ level, text, exception = null }) => ({
    level,
    text: names.ofText(text),
    exception: exception && names.ofText(exception),
  }))
  const { sees, text, as } = result
  const end = { sees, text: text && names.ofText(text) }
  const last = whose.at(-1)
  return last ? { whose: last, ...end, as, requests, backChannel, log } : { ...end, requests, backChannel, log }
}

/** Only below a base path does Streamlit delete identity cookies at "/" too; the world has one, most apps have none. */
function isLegacy({ name, attributes, removes }: SetCookie): boolean {
  return removes && name.startsWith(userCookie) && attributes.some(([key, value]) => key === 'Path' && value === '/')
}
