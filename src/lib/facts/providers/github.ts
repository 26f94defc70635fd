import { dex } from './dex.ts'
import { documents, reported, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const connectors = documents('Dex, source (connector/github)')

/** GitHub signs no ID tokens for people. The facts are those of a bridge: Dex, with its connector for GitHub. */
export const github: ProviderFacts = {
  ...dex,
  id: 'github',
  name: 'GitHub, through a bridge',
  tableName: 'github',
  otherUrls: [
    {
      name: 'GitHub itself',
      metadataUrl: 'https://token.actions.githubusercontent.com/.well-known/openid-configuration',
      works: false,
      why: 'The only such document there is signs tokens for workflows. Nobody can sign in at it.',
      evidence: unchecked,
    },
  ],
  groups: {
    claim: 'groups',
    scope: 'groups',
    how: 'Organizations and teams of the person, with the scope `groups` and `orgs` in the connector.',
    evidence: connectors,
  },
  authorizeParams: [
    {
      key: 'connector_id',
      value: 'github',
      why: 'Leaves out Dex’s own page: people go straight to GitHub.',
      evidence: unchecked,
    },
  ],
  console: [
    {
      where: 'GitHub → Settings → Developer settings → OAuth Apps → New OAuth app',
      fields: [
        { field: 'Application name', do: 'type', value: 'My app' },
        { field: 'Homepage URL', do: 'type', value: '{app_url}' },
        {
          field: 'Authorization callback URL',
          do: 'type',
          value: 'https://{dex_issuer}/callback',
          note: 'The bridge’s address, not that of your app.',
        },
      ],
      evidence: unchecked,
    },
    {
      where: 'config.yaml of Dex → connectors',
      fields: [
        { field: 'type', do: 'type', value: 'github' },
        { field: 'id', do: 'type', value: 'github' },
        { field: 'config.clientID', do: 'type', value: 'GitHub’s Client ID' },
        { field: 'config.clientSecret', do: 'type', value: 'GitHub’s client secret' },
        { field: 'config.redirectURI', do: 'type', value: 'https://{dex_issuer}/callback' },
      ],
      evidence: connectors,
    },
    ...dex.console,
  ],
  errors: [
    {
      id: 'github-redirect-uri-mismatch',
      text: 'redirect_uri_mismatch … The redirect_uri MUST match the registered callback URL for this application.',
      shows: 'provider',
      cause: 'GitHub knows another callback URL than the bridge sends.',
      mend: 'Write the bridge’s callback into “Authorization callback URL”.',
      evidence: documents(
        'GitHub Docs, Troubleshooting authorization request errors',
        'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors',
      ),
    },
    {
      id: 'github-no-discovery',
      text: 'Authentication error',
      shows: 'authentication-error',
      cause: '`server_metadata_url` points to GitHub itself, which has no such document for people.',
      mend: 'Point it to the bridge.',
      evidence: streamlit,
    },
  ],
  notes: [
    { value: 'Nothing of this logs the person out of GitHub.', evidence: unchecked },
    {
      value:
        'GitHub speaks OAuth 2.0 to apps, not OpenID Connect: no discovery document, no ID token for people. Streamlit took it out of its documents.',
      evidence: reported('streamlit/streamlit#10200'),
    },
    {
      value:
        'Other bridges: authentik (a source), Keycloak (an identity provider, `kc_idp_hint`), Auth0 (a connection, `connection`).',
      evidence: unchecked,
    },
  ],
}
