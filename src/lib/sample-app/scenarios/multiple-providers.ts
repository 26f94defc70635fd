import {
  line,
  loggedOut,
  login,
  logout,
  providerTable,
  type Scenario,
  sharedKeys,
  showUser,
  stop,
  title,
  write,
} from '../scenario.ts'

export const multipleProviders: Scenario = {
  slug: 'multiple-providers',
  name: 'Two doors',
  summary: 'Two providers, the same person, other claims',
  tenants: ['acme', 'globex'],
  secretsToml: (values) =>
    sharedKeys(values) + providerTable('acme', 'acme', values) + providerTable('globex', 'globex', values),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Two doors")', title('Two doors')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Acme ID", on_click=st.login, args=["acme"])', login('Acme ID', 'acme'), loggedOut),
    line(
      '    st.button("Globex Accounts", on_click=st.login, args=["globex"])',
      login('Globex Accounts', 'globex'),
      loggedOut,
    ),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('st.write("Provider:", st.user.provider)', write('Provider: ', { attribute: 'provider' })),
    line('st.write("You are", st.user.sub)', write('You are ', { attribute: 'sub' })),
    line('st.json(st.user.to_dict())', showUser),
  ],
}
