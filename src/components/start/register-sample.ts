/** What the sample provider answered: a client, or why there is none. */
export type Registered =
  | { readonly clientId: string; readonly clientSecret: string; readonly redirectUri: string }
  | { readonly problem: string }

/** Registers an app at the sample provider of this site (RFC 7591 §3.1), for this redirect URI alone. */
export async function registerSample(redirectUri: string): Promise<Registered> {
  const answer = await fetch('/provider/acme/reg', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'My Streamlit app', redirect_uris: [redirectUri] }),
  }).catch(() => null)
  const said: unknown = await answer?.json().catch(() => null)
  const { client_id: clientId, client_secret: clientSecret, error_description: why } = Object(said)
  if (typeof clientId === 'string' && typeof clientSecret === 'string') return { clientId, clientSecret, redirectUri }
  return { problem: `was not given: ${typeof why === 'string' ? why : 'the provider did not answer. Try again.'}` }
}
