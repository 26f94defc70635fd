import { line, loggedOut, login, logout, oneProvider, type Scenario, stop, title, write } from '../scenario.ts'

export const identityProvider: Scenario = {
  slug: 'identity-provider',
  name: 'Registered app',
  summary: 'What the provider knows about an app',
  tenants: ['acme'],
  secretsToml: oneProvider('acme'),
  app: [
    line('import streamlit as st'),
    line(''),
    line('st.title("Registered app")', title('Registered app')),
    line(''),
    line('if not st.user.is_logged_in:'),
    line('    st.button("Log in", on_click=st.login)', login('Log in'), loggedOut),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    line('st.write("Issued by", st.user.iss)', write('Issued by ', { attribute: 'iss' })),
    line('st.write("Issued to client", st.user.aud)', write('Issued to client ', { attribute: 'aud' })),
    line('st.write("Issued for subject", st.user.sub)', write('Issued for subject ', { attribute: 'sub' })),
  ],
}
