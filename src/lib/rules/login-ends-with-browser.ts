import { headerOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const loginEndsWithBrowser: Rule = {
  code: 'login-ends-with-browser',
  kind: 'surprising',
  title: 'In this Streamlit a login ends with the browser',
  about:
    'One version keeps its cookies until the browser is closed, sends no PKCE, and does not log out at the provider.',
  streamlit: { does: 'Keeps the login until the browser is closed.', where: 'nothing' },
  known: 'seen',
  fix: 'Install a newer one: `pip install -U "streamlit[auth]"`.',
  find: (file) => {
    const does = versionDoes('lifetime', file.options.streamlit)?.does
    return file.auth !== undefined && does === 'until the browser is closed'
      ? [{ at: headerOf(file, 'auth'), so: `Streamlit ${file.options.streamlit} keeps a login ${does}.` }]
      : []
  },
}
