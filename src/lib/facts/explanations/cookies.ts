import type { Explanation } from './explanation.ts'

/** What a cookie of the app, of a sample provider or of this site is for; null for any other. */
export function explainCookie(name: string): Explanation | null {
  return cookies.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

const cookies: readonly (readonly [RegExp, Explanation])[] = [
  [
    /^_streamlit_session$/,
    {
      text: 'What the app must remember until the callback. Signed, not encrypted: the browser’s owner can read it.',
      streamlit: 'Holds `state`, `nonce` and the PKCE secret of the login that has begun. Removed at the callback.',
    },
  ],
  [
    /^_streamlit_user$/,
    {
      text: 'The login itself: whoever brings this cookie is logged in. Signed, not encrypted.',
      streamlit: 'The claims of the ID token, with `origin`, `is_logged_in` and `provider`. It becomes `st.user`.',
    },
  ],
  [
    /^_streamlit_user_tokens$/,
    {
      text: 'The tokens. Signed, not encrypted.',
      streamlit: 'Stored whether or not `expose_tokens` is set. The ID token in it is sent along at logout.',
    },
  ],
  [
    /^_streamlit_user(?:_tokens)?_\d+$/,
    {
      text: 'A piece of a value that is too large for one cookie.',
      streamlit: 'Signed on its own. The cookie without a number says how many pieces there are.',
    },
  ],
  [
    /_session(?:\.legacy)?\.sig$|_(?:interaction|resume)\.sig$/,
    { text: 'The provider’s signature of the cookie of the same name, so that it cannot be changed.' },
  ],
  [/_interaction$/, { text: 'The provider’s own: ties the sign-in page to this browser.' }],
  [/_resume$/, { text: 'The provider’s own: lets it go on with the authorization request after the sign-in page.' }],
  [
    /_session$/,
    {
      text: 'The provider’s own session: who is signed in there. The app never sees it, and logging out of the app alone leaves it.',
    },
  ],
  [/^(?:__Host-)?lab_/, { text: 'This site’s own: finds your captures. No part of a login.', ordinary: true }],
]
