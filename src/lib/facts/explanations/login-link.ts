import { type Explanations, rfc } from './explanation.ts'

/** The query of the app's own `/auth/login`. */
export const loginLink: Explanations = {
  provider: {
    text: 'Names the provider to log in with, in a token (a JWT) that the app signed for itself.',
    streamlit:
      '`st.login()` makes it, with HS256 and `cookie_secret` as the key. It is good for two minutes. If it is forged or older, Streamlit goes back to the start page and says nothing.',
    section: rfc(7519, '3'),
  },
}

/** The header and the claims of the token in `provider`. */
export const loginToken: Explanations = {
  alg: {
    text: 'How the token is signed. HS256 uses one secret, known to the signer and the checker.',
    streamlit: 'The app is both, so one secret is enough: `cookie_secret`.',
    section: rfc(7515, '4.1.1'),
  },
  typ: { text: 'Says that this is a JWT.', section: rfc(7519, '5.1') },
  provider: {
    text: 'The provider’s name in `secrets.toml`.',
    streamlit: '`default` stands for the `[auth]` table itself, any other name for `[auth.<name>]`.',
  },
  exp: {
    text: 'Not valid after this time, in seconds since 1970.',
    streamlit: 'Two minutes after the token was made, with no leeway.',
    section: rfc(7519, '4.1.4'),
  },
}
