import type { MeasuredLogin } from '../../../src/data/measured-providers-file.ts'
import type { Heard } from '../differential/overhear.ts'
import type { Screen } from '../differential/screen.ts'
import type { Told, World } from '../differential/world.ts'
import { Names } from '../faults/names.ts'
import type { LoginAndLogout } from './login-and-logout.ts'

/** What a real Streamlit did in a login and the logout after it, as src/content/measured-providers.json has it. */
export function measuredLogin(
  told: Told<LoginAndLogout>,
  world: Pick<World, 'origin' | 'base' | 'provider'>,
): MeasuredLogin {
  const names = new Names(world, [])
  const { login, asked, logout } = told.result
  const log = told.heard.log.map(({ level, text, exception = null }: Heard['log'][number]) => ({
    level,
    text: names.ofText(text),
    exception: exception && names.ofText(exception),
  }))
  const screen = ({ sees, text }: Screen) => ({ sees, text: text && names.ofText(text) })
  return {
    asked,
    login: screen(login),
    user: login.sees === 'logged in' ? userIn(told, names) : null,
    logout: logout && { address: names.ofLocation(logout.address), end: screen(logout.end) },
    log,
  }
}

/** `st.user` of the first page after the login, without what Streamlit adds. */
function userIn({ streamlit }: Told<LoginAndLogout>, names: Names): MeasuredLogin['user'] {
  const page = streamlit.find((entry) => entry.kind === 'page' && entry.user?.includes('"is_logged_in":true'))
  const user = page?.kind === 'page' ? JSON.parse(names.ofText(page.user ?? '{}')) : {}
  const { is_logged_in: _, provider: __, tokens: ___, ...claims } = user
  return { ...claims, ...(isRecent(claims['updated_at']) && { updated_at: '<now>' }) }
}

/** Of an account that was made for the test. */
function isRecent(seconds: unknown): boolean {
  return typeof seconds === 'number' && Math.abs(seconds - Date.now() / 1000) < 3600
}
