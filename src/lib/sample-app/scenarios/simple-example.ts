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

export const simpleExample: Scenario = {
  slug: 'simple-example',
  name: 'Field notes',
  summary: 'One provider, one private page',
  tenants: ['acme'],
  secretsToml: oneProvider('acme'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Field notes")', title('Field notes')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.write("These notes are private.")', write('These notes are private.'), loggedOut),
    line('    st.button("Log in with Acme ID", on_click=st.login)', login('Log in with Acme ID'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('st.write(f"Welcome back, {st.user.name}.")', write('Welcome back, ', { attribute: 'name' }, '.')),
    line('st.json(st.user.to_dict())', showUser),
  ],
}
