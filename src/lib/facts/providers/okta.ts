import { documents, reported, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const servers = documents('Okta developer documents, Authorization servers (concepts/auth-servers)')
const groupsGuide = documents('Okta developer documents, Groups claim (guides/customize-tokens-groups-claim)')
const signOut = documents('Okta developer documents, Sign users out (guides/sign-users-out)')
const wizard = documents(
  'Okta Help Center, Create OpenID Connect app integrations',
  'https://help.okta.com/en-us/Content/Topics/Apps/Apps_App_Integration_Wizard_OIDC.htm',
)

export const okta: ProviderFacts = {
  id: 'okta',
  name: 'Okta',
  tableName: 'okta',
  placeholders: [{ key: 'okta_domain', label: 'Okta domain', example: 'your-domain.okta.com' }],
  metadataUrl: {
    value: 'https://{okta_domain}/.well-known/openid-configuration',
    evidence: servers,
    note: 'The org authorization server: every org has it.',
  },
  issuer: { value: 'https://{okta_domain}', evidence: servers },
  otherUrls: [
    {
      name: 'A custom authorization server',
      metadataUrl: 'https://{okta_domain}/oauth2/default/.well-known/openid-configuration',
      works: true,
      why: 'For claims of your own. It has no access policy until you add one: without, it refuses every login.',
      evidence: servers,
    },
  ],
  pkce: { value: 'advertised', evidence: unchecked },
  prompt: {
    value: 'unknown',
    evidence: reported('streamlit/streamlit#15853'),
    note: 'Okta’s pages do not list it. People use Streamlit with Okta all the same.',
  },
  email: {
    value: 'depends',
    evidence: groupsGuide,
    note: 'Okta’s pages contradict each other for the org server: one says that the ID token is complete with the code flow, two that it is thin. Print `st.user` and see.',
  },
  groups: {
    claim: 'groups',
    scope: 'groups',
    how: 'Org server: in the app, tab “Sign On”, “Group claims filter”: name `groups`, regex `.*`. Custom server: a claim of your own, and no such scope unless you make it.',
    evidence: groupsGuide,
  },
  endSession: { value: 'standard', evidence: signOut },
  logout: {
    happens: {
      value: 'Okta ends its session and sends the browser back, if the address is among the sign-out redirect URIs.',
      evidence: signOut,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: servers },
    { name: 'name', when: 'With the scope `profile`, if the ID token is not a thin one.', evidence: groupsGuide },
    {
      name: 'preferred_username',
      when: 'With the scope `profile`, if the ID token is not a thin one.',
      evidence: groupsGuide,
    },
    { name: 'email', when: 'With the scope `email`, if the ID token is not a thin one.', evidence: groupsGuide },
    { name: 'groups', when: 'With a group claims filter and the scope `groups`.', evidence: groupsGuide },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'idp',
      value: 'your-idp-id',
      why: 'Sends people straight to an identity provider behind Okta.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Admin Console → Applications → Applications → Create App Integration',
      fields: [
        { field: 'Sign-in method', do: 'choose', value: 'OIDC - OpenID Connect' },
        { field: 'Application type', do: 'choose', value: 'Web Application' },
      ],
      evidence: wizard,
    },
    {
      where: 'New Web App Integration',
      fields: [
        { field: 'App integration name', do: 'type', value: 'My app' },
        { field: 'Grant type', do: 'choose', value: 'Authorization Code' },
        { field: 'Sign-in redirect URIs', do: 'type', value: '{redirect_uri}' },
        {
          field: 'Sign-out redirect URIs',
          do: 'type',
          value: '{redirect_uri}',
          note: 'The same address again. Okta keeps two lists.',
        },
        {
          field: 'Assignments',
          do: 'choose',
          value: 'who may use the app',
          note: 'Nobody else can sign in.',
        },
      ],
      evidence: wizard,
    },
    {
      where: 'The app → General → Client Credentials',
      fields: [
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client secret', do: 'read', value: 'client_secret' },
      ],
      evidence: unchecked,
    },
  ],
  errors: [
    {
      id: 'okta-redirect-uri',
      text: "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings",
      shows: 'provider',
      cause: 'The address is not among the sign-in redirect URIs.',
      mend: 'Add it in the app’s tab “General”, exactly as in `redirect_uri`.',
      evidence: unchecked,
    },
    {
      id: 'okta-post-logout-redirect-uri',
      text: "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings",
      shows: 'logout',
      cause: 'The address is not among the sign-out redirect URIs.',
      mend: 'Add `redirect_uri` to that list too.',
      evidence: unchecked,
    },
    {
      id: 'okta-not-assigned',
      text: 'access_denied … User is not assigned to the client application.',
      shows: 'log',
      cause:
        'The person, or a group of theirs, is not assigned to the app. The browser shows the start page, logged out.',
      mend: 'Assign them: the app’s tab “Assignments”.',
      evidence: unchecked,
    },
    {
      id: 'okta-policy',
      text: 'access_denied … Policy evaluation failed for this request, please check the policy configurations.',
      shows: 'log',
      cause: 'A custom authorization server without an access policy for this app.',
      mend: 'Security → API → the server → Access Policies: add one, with a rule. Or use the org server.',
      evidence: unchecked,
    },
    {
      id: 'okta-invalid-client',
      text: 'invalid_client … The client secret supplied for a confidential client is invalid.',
      shows: 'log',
      cause: '`client_secret` is not that of this app.',
      mend: 'Copy it again from “Client Credentials”.',
      evidence: unchecked,
    },
    {
      id: 'okta-invalid-scope',
      text: 'invalid_scope … One or more scopes are not configured for the authorization server resource.',
      shows: 'log',
      cause: 'The scope `groups` at a custom server that does not have it.',
      mend: 'Make the scope there, or take it out of `client_kwargs.scope`.',
      evidence: unchecked,
    },
  ],
  notes: [
    {
      value: 'The address of the Admin Console has `-admin` in its name. The Okta domain has not.',
      evidence: unchecked,
    },
    {
      value:
        'If `st.user` has no `email`, the ID token is thin: use a custom server with a claim that is put into the ID token “Always”.',
      evidence: servers,
    },
    {
      value: 'Redirect URIs are compared as text. Wildcards are off unless an administrator allows them.',
      evidence: signOut,
    },
    {
      value: 'Without a user assignment the sign-in succeeds at Okta and the app shows its start page.',
      evidence: streamlit,
      note: 'Measured for `access_denied` at the callback.',
    },
  ],
}
