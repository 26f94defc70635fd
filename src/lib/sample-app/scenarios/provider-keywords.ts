import {
  line,
  loggedOut,
  login,
  logout,
  providerTable,
  type Scenario,
  sharedKeys,
  stop,
  title,
  write,
} from '../scenario.ts'

const keywords = `client_kwargs = { scope = "openid email", prompt = "login", login_hint = "grace", max_age = 0 }
authorize_params = { ui_locales = "en", acr_values = "urn:example:mfa" }
`

export const providerKeywords: Scenario = {
  slug: 'provider-keywords',
  name: 'Keywords',
  summary: 'client_kwargs and authorize_params beside none',
  tenants: ['acme'],
  secretsToml: (values) =>
    sharedKeys(values) + providerTable('plain', 'acme', values) + providerTable('keywords', 'acme', values, keywords),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Keywords")', title('Keywords')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("No keywords", on_click=st.login, args=["plain"])', login('No keywords', 'plain'), loggedOut),
    line(
      '    st.button("With keywords", on_click=st.login, args=["keywords"])',
      login('With keywords', 'keywords'),
      loggedOut,
    ),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('st.write("Came in through", st.user.provider)', write('Came in through ', { attribute: 'provider' })),
    line(
      'st.write("Name:", st.user.get("name", "not asked for"))',
      write('Name: ', { get: 'name', or: 'not asked for' }),
    ),
  ],
}
