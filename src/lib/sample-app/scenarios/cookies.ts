import { line, loggedOut, login, logout, oneProvider, type Scenario, stop, title, write } from '../scenario.ts'

export const cookies: Scenario = {
  slug: 'cookies',
  name: 'Cookie jar',
  summary: 'What the browser keeps, and what logout removes',
  tenants: ['acme'],
  secretsToml: oneProvider('acme'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Cookie jar")', title('Cookie jar')),
    line('names = [n for n in st.context.cookies if n.startswith("_streamlit_user")]'),
    line('st.write("Identity cookies received:", names)', write('Identity cookies received: ', { cookieNames: true })),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Log in", on_click=st.login)', login('Log in'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('st.write("The ID token expires at", st.user.exp)', write('The ID token expires at ', { attribute: 'exp' })),
  ],
}
