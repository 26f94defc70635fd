import {
  error,
  line,
  loggedOut,
  login,
  logout,
  oneProvider,
  type Scenario,
  stop,
  success,
  title,
  type User,
} from '../scenario.ts'

const onTheList = (user: User): boolean => user.email === 'ada@acme.example' && user.email_verified === true
const notOnTheList = (user: User): boolean => !onTheList(user)

export const openidConnect: Scenario = {
  slug: 'openid-connect',
  name: 'Members only',
  summary: 'The whole flow, and a list of who may come in',
  tenants: ['acme'],
  secretsToml: oneProvider('acme'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('ALLOWED = {"ada@acme.example"}'),
    line('st.title("Members only")', title('Members only')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Log in", on_click=st.login)', login('Log in'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('email = st.user.get("email") if st.user.get("email_verified") else None'),
    line('if email not in ALLOWED:'),
    line(
      '    st.error("You are logged in, but not on the list.")',
      error('You are logged in, but not on the list.'),
      notOnTheList,
    ),
    line('    st.stop()', stop, notOnTheList),
    line(''),
    line('st.success(f"Come in, {email}.")', success('Come in, ', { attribute: 'email' }, '.')),
  ],
}
