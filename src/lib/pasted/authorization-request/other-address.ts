import type { Finding } from '#lib/findings/finding.ts'
import { finding } from './request-finding.ts'

/** What a text is that holds no authorization request. */
export function otherAddress(text: string): Finding[] {
  if (text === '') return []
  const query = new URLSearchParams(/\?(.*)$/s.exec(text)?.[1] ?? '')
  const [title, so, fix] = /\/auth\/login\?provider=/.test(text)
    ? [
        'This is Streamlit’s login link',
        'It leads to the request; it does not hold it.',
        'Open it, and copy the address at which the provider shows its page.',
      ]
    : /\/oauth2callback/.test(text) || query.has('code') || query.has('error')
      ? [
          'This is the answer, not the request',
          'It comes back from the provider after the sign-in. Its `code` is a secret for some minutes.',
          'Copy the address of the page before: the provider’s own.',
        ]
      : /\/\.well-known\//.test(text)
        ? ['This is the address of a discovery document', 'It holds no request.', 'Paste the document itself below.']
        : [
            'There is no authorization request in this',
            'No `client_id` with a `redirect_uri`, a `scope` or a `state` was found, also not inside of another parameter.',
            'Copy the whole address of the provider’s sign-in or error page. Some pages hide it: take it from the Network tab of the browser’s tools, from the answer of `/auth/login`.',
          ]
  return [finding('request-not-found', 'surprising', { title, so, streamlit: { does: 'Nothing was read.' }, fix })]
}
