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

export const configure: Scenario = {
  slug: 'configure',
  name: 'Configured app',
  summary: 'Every key of [auth] in use',
  tenants: ['acme'],
  secretsToml: oneProvider('acme', 'client_kwargs = { prompt = "login" }\nexpose_tokens = ["id"]\n'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Configured app")', title('Configured app')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Log in", on_click=st.login)', login('Log in'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line(
      'st.write("Length of the ID token:", len(st.user.tokens.id))',
      write('Length of the ID token: ', { tokenLength: 'id' }),
    ),
    line('st.json(st.user.to_dict())', showUser),
  ],
}
