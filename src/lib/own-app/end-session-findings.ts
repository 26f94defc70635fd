import { messageOf } from '#lib/trace/message.ts'
import { differenceOf, firstDifference } from './difference.ts'
import { type Login, type LoginFinding, loginFinding } from './login-finding.ts'

/** What became of the logout at the provider. */
export function endSessionFindings({ messages, app }: Login): LoginFinding[] {
  const all = messages.filter(({ phase }) => phase === 'end-session')
  const [asked] = all
  const last = all.at(-1)
  if (!asked || !last) return []
  const after = new URL(asked.exchange.request.url).searchParams.get('post_logout_redirect_uri') ?? ''
  if ((asked.exchange.response?.status ?? 0) >= 400) {
    const known = app.redirectUris.includes(after)
    return [
      loginFinding(
        'error',
        known ? 'The provider refused the logout' : 'The address after the logout is not registered',
        {
          text: known ? 'Its page says why.' : differenceOf(after, app.redirectUris),
          facts: known
            ? []
            : [
                { name: 'Sent', values: [after] },
                { name: 'Registered', values: app.redirectUris },
              ],
          differs: known ? null : firstDifference(after, app.redirectUris),
          problem: 'logout-address-not-registered',
          line: known ? null : 'redirect_uri',
          message: asked.number,
        },
      ),
    ]
  }
  if (messageOf(last.exchange).location && last.exchange.request.method === 'POST') {
    const text = 'The app’s own login was over before it asked. The browser is back at the redirect URI.'
    return [loginFinding('good', 'The provider’s session is over', { text, message: last.number })]
  }
  const text = 'st.logout() has ended the app’s own login already. The provider asks whether to end its session too.'
  return [loginFinding('open', 'The logout page is open', { text, message: last.number })]
}
