import { rawGet } from '../../tests/site/raw.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin } from '../logins.ts'
import { someone } from '../stage.ts'

const pair = (name: string, bytes: number) => `${name}=${'x'.repeat(bytes - name.length - 1)}`
const pairs = (count: number, bytes: number) => Array.from({ length: count }, (_, at) => pair(`c${at}`, bytes))

const headers: Readonly<Record<string, readonly string[]>> = {
  'a cookie of 4,097 bytes': [pair('_streamlit_user', 4097)],
  'five of 4 kB': pairs(5, 4096),
  '180 cookies': pairs(180, 60),
  '40 kB': pairs(10, 4096),
}

export const sizeFaults: readonly Fault[] = [
  {
    name: 'F10',
    done: 'Cookies of 4,097 bytes, five of 4 kB, 180 of them, 40 kB of them',
    holds: 'A page, or a refusal that says what to do; the site works when they are gone',
    async run(stage) {
      const { origin } = await stage.shared()
      const checks: Check[] = []
      for (const [what, cookies] of Object.entries(headers)) {
        const { status, body } = await rawGet(origin, '/app/simple-example/', [`Cookie: ${cookies.join('; ')}`])
        const helps = status === 200 || (status === 431 && /cookies/i.test(body))
        checks.push(check(helps, `${what}: ${status}${status === 200 ? '' : ', with help'}`))
      }
      return [...checks, same('a login without them', await endOfLogin(someone(origin)), 'logged in')]
    },
  },
]
