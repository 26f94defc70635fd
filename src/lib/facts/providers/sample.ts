import { streamlit } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

/** The sample provider of this site, tenant acme. */
export const sample: ProviderFacts = {
  id: 'sample',
  name: 'Sample provider',
  tableName: 'sample',
  placeholders: [{ key: 'site', label: 'Where you opened this site', example: 'http://localhost:4321' }],
  metadataUrl: { value: '{site}/provider/acme/.well-known/openid-configuration', evidence: streamlit },
  issuer: { value: '{site}/provider/acme', evidence: streamlit },
  otherUrls: [
    {
      name: 'Globex Accounts',
      metadataUrl: '{site}/provider/globex/.well-known/openid-configuration',
      works: true,
      why: 'A plain provider: no PKCE in its document, no logout endpoint.',
      evidence: streamlit,
    },
  ],
  pkce: { value: 'advertised', evidence: streamlit },
  prompt: { value: 'accepted', evidence: streamlit },
  email: { value: 'yes', evidence: streamlit, note: 'Unless you sign in as somebody without one: Grace, or Sam.' },
  groups: { claim: 'groups', scope: null, how: 'In every ID token of acme.', evidence: streamlit },
  endSession: { value: 'standard', evidence: streamlit },
  logout: {
    happens: {
      value: 'The provider asks whether to sign out, and sends the browser back to the app.',
      evidence: streamlit,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: streamlit },
    { name: 'email', when: 'For everybody but Grace and Sam.', evidence: streamlit },
    { name: 'name', when: 'For everybody but Sam.', evidence: streamlit },
    { name: 'groups', when: 'At acme.', evidence: streamlit },
  ],
  clientKwargs: [],
  authorizeParams: [],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'The form on the page of the sample provider',
      fields: [
        { field: 'App name', do: 'type', value: 'My app' },
        { field: 'Redirect URI', do: 'type', value: '{redirect_uri}' },
        { field: 'Provider', do: 'choose', value: 'Acme ID' },
        { field: 'client_id', do: 'read', value: 'client_id' },
        { field: 'client_secret', do: 'read', value: 'client_secret' },
      ],
      evidence: streamlit,
    },
  ],
  errors: [],
  notes: [],
}
