import {
  line,
  loggedOut,
  login,
  logout,
  oneProvider,
  type Scenario,
  showUser,
  stop,
  title,
  write,
} from '../scenario.ts'

export const loginUserLogout: Scenario = {
  slug: 'login-user-logout',
  name: 'Who are you?',
  summary: 'The three commands, and a claim that may be missing',
  tenants: ['acme'],
  secretsToml: oneProvider('acme'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Who are you?")', title('Who are you?')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Log in", on_click=st.login)', login('Log in'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line(
      'st.write("E-mail, with get:", st.user.get("email", "none"))',
      write('E-mail, with get: ', { get: 'email', or: 'none' }),
    ),
    line('st.write("Name, as attribute:", st.user.name)', write('Name, as attribute: ', { attribute: 'name' })),
    line('st.json(st.user.to_dict())', showUser),
  ],
}
