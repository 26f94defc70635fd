/** What somebody answers who has no text to paste: either the next question, or the problems that are left. */
export interface Choice {
  /** Kebab-case: with those above it, its anchor. */
  readonly id: string
  /** Inline: code between backticks. */
  readonly answer: string
  readonly next?: Question
  /** Codes, the likeliest first; at most three. */
  readonly problems?: readonly string[]
}

export interface Question {
  readonly ask: string
  readonly choices: readonly Choice[]
}

const log: Question = {
  ask: 'What does Streamlit’s log say at that minute?',
  choices: [
    {
      id: 'missing-provider',
      answer: '`Missing provider for OAuth callback`',
      problems: ['other-host', 'second-tab', 'lost-state-cookie'],
    },
    {
      id: 'exchange-failed',
      answer: '`OAuth token exchange failed`',
      problems: ['wrong-client-secret', 'id-token-wrong-issuer', 'callback-exchange-failed'],
    },
    {
      id: 'provider-error',
      answer: '`Error during authentication`',
      problems: ['cancelled-consent', 'select-account-refused', 'callback-provider-error'],
    },
    { id: 'origin', answer: '`Origin mismatch`', problems: ['origin-mismatch'] },
    {
      id: 'no-user',
      answer: '`did not return user information`',
      problems: ['scope-without-openid', 'github-no-oidc'],
    },
    { id: 'nothing', answer: 'Nothing', problems: ['missing-xsrf-token', 'stale-login-link', 'several-servers'] },
    {
      id: 'no-log',
      answer: 'I cannot read it',
      problems: ['login-fails-silently', 'wrong-client-secret', 'other-host'],
    },
  ],
}

const loggedOut: Question = {
  ask: 'What does the address bar say?',
  choices: [
    { id: 'code', answer: '`?code=…&state=…` after the app’s address', problems: ['redirect-uri-without-callback'] },
    { id: 'plain', answer: 'The app’s address, and nothing after it', next: log },
    {
      id: 'other-address',
      answer: 'Another host or port than before the login',
      problems: ['still-localhost', 'other-host', 'port-changed'],
    },
    {
      id: 'loop',
      answer: 'It changes all the time: the app goes to the provider again and again',
      problems: ['login-loop'],
    },
    { id: 'framed', answer: 'The address of another site: the app is in a frame', problems: ['login-in-an-iframe'] },
  ],
}

const redBox: Question = {
  ask: 'What does the box say?',
  choices: [
    {
      id: 'is-logged-in',
      answer: 'no attribute `is_logged_in`',
      problems: ['no-is-logged-in', 'community-cloud-email'],
    },
    {
      id: 'configure',
      answer: '`you need to configure credentials`',
      problems: ['secrets-unparsable', 'secrets-missing', 'auth-missing'],
    },
    {
      id: 'missing',
      answer: 'credentials `are missing` something',
      problems: ['provider-keys-missing', 'redirect-uri-missing', 'provider-missing'],
    },
    { id: 'underscore', answer: '`contains an underscore`', problems: ['provider-name-underscore'] },
    {
      id: 'claim',
      answer: 'no attribute `email`, `name` or another claim',
      problems: ['claim-missing', 'invented-api'],
    },
    { id: 'no-user', answer: 'module `streamlit` has no attribute', problems: ['no-st-user', 'invented-api'] },
    { id: 'authlib', answer: '`Authentication requires Authlib`', problems: ['authlib-missing'] },
  ],
}

const whitePage: Question = {
  ask: 'Which words are on the page?',
  choices: [
    {
      id: 'authentication-error',
      answer: '`Authentication error`',
      problems: ['metadata-not-json', 'metadata-unreachable', 'metadata-slow'],
    },
    { id: 'internal', answer: '`Internal Server Error`', problems: ['httpx-missing', 'client-kwargs-crash'] },
    { id: 'header', answer: '`Request Header Or Cookie Too Large`, or 502', problems: ['cookies-too-big-for-proxy'] },
    { id: 'method', answer: '`Method Not Allowed`', problems: ['response-mode-form-post'] },
    { id: 'none-type', answer: '`NoneType`', problems: ['authlib-too-old'] },
    {
      id: 'refused',
      answer: 'The browser’s own page: it cannot connect',
      problems: ['port-changed', 'still-localhost', 'codespaces'],
    },
  ],
}

const providerPage: Question = {
  ask: 'When does it come, and what is it about?',
  choices: [
    {
      id: 'redirect',
      answer: 'Before the sign-in: a redirect URI, a callback or a reply address',
      problems: ['unregistered-redirect-uri'],
    },
    { id: 'client', answer: 'Before the sign-in: an unknown client or application', problems: ['client-unknown'] },
    {
      id: 'person',
      answer: 'After the sign-in: this person may not, or somebody must consent',
      problems: ['not-allowed-at-provider', 'cancelled-consent'],
    },
    {
      id: 'logout',
      answer: 'At the logout',
      problems: ['logout-address-not-registered', 'cognito-logout', 'still-logged-in-elsewhere'],
    },
  ],
}

const loading: Question = {
  ask: 'For whom?',
  choices: [
    {
      id: 'some',
      answer: 'For some people, after their login',
      problems: ['cookies-over-8-kb', 'cookies-too-big-for-proxy'],
    },
    { id: 'everybody', answer: 'For everybody, logged in or not', problems: ['expose-refresh-token'] },
    { id: 'callback', answer: 'At `/oauth2callback`, for seconds', problems: ['token-endpoint-timeout'] },
  ],
}

const loggedIn: Question = {
  ask: 'What is not as it should be?',
  choices: [
    {
      id: 'claim',
      answer: 'A name, address, group or role is missing',
      problems: ['claim-missing', 'groups-overage', 'auth0-reserved-claims'],
    },
    { id: 'token', answer: 'I need an access token, or it has expired', problems: ['no-access-token'] },
    { id: 'parameter', answer: 'A parameter never reaches the provider', problems: ['client-kwargs-dropped'] },
    {
      id: 'anyone',
      answer: 'People get in who should not, or a page is open',
      problems: ['anyone-can-log-in', 'pages-not-guarded'],
    },
    {
      id: 'place',
      answer: 'After the login I am on the start page, and what I had is gone',
      problems: ['landing-page-lost'],
    },
    {
      id: 'too-long',
      answer: 'It lasts too long, or ends too soon',
      problems: ['login-lasts-30-days', 'logged-out-after-restart', 'two-apps-one-host'],
    },
    {
      id: 'logout',
      answer: 'After the logout I am still logged in somewhere',
      problems: ['still-logged-in-elsewhere'],
    },
    { id: 'other-app', answer: 'Another app on the host logs me out', problems: ['two-apps-one-host'] },
    {
      id: 'security',
      answer: 'A security review complains',
      problems: ['auth-cookies-without-secure', 'login-lasts-30-days', 'cookie-secret-short'],
    },
  ],
}

const around: Question = {
  ask: 'What are you about?',
  choices: [
    {
      id: 'upgrade',
      answer: 'I upgraded Streamlit or Authlib',
      problems: ['authlib-too-old', 'cookies-of-an-older-streamlit', 'upgrade-breaks-file'],
    },
    {
      id: 'environment',
      answer: 'My platform gives environment variables, and no file',
      problems: ['secrets-from-environment'],
    },
    {
      id: 'community-cloud',
      answer: 'The app is on Community Cloud',
      problems: ['community-cloud-email', 'redirect-uri-community-cloud'],
    },
    { id: 'editor', answer: 'I work in Codespaces or another hosted editor', problems: ['codespaces'] },
    {
      id: 'company',
      answer: 'The server is behind a company’s proxy',
      problems: ['metadata-unreachable', 'certificate-not-trusted'],
    },
    {
      id: 'proxy-login',
      answer: 'A proxy in front of the app logs people in',
      problems: ['login-by-a-proxy'],
    },
    {
      id: 'file-changed',
      answer: 'I changed secrets.toml, and nothing changed',
      problems: ['secrets-change-not-seen', 'auth-from-another-file'],
    },
    { id: 'plain-oauth', answer: 'My provider is GitHub, Discord or X', problems: ['github-no-oidc'] },
    { id: 'silent', answer: 'People should be logged in without a click', problems: ['prompt-none', 'login-loop'] },
    { id: 'phone', answer: 'It fails on phones', problems: ['code-used-twice', 'lost-state-cookie'] },
    { id: 'test', answer: 'I write tests', problems: ['testing-a-login'] },
  ],
}

/** The first question, and all that follow. No way is longer than three. */
export const questions: Question = {
  ask: 'Where did you end up?',
  choices: [
    { id: 'logged-out', answer: 'Back at the app, logged out, and nothing is said', next: loggedOut },
    { id: 'red-box', answer: 'A red box in the app', next: redBox },
    { id: 'white-page', answer: 'A white page with a few words', next: whitePage },
    { id: 'provider', answer: 'A page of the provider', next: providerPage },
    { id: 'loading', answer: 'A page that goes on loading', next: loading },
    {
      id: 'nowhere',
      answer: 'Nowhere: I press the login button, and nothing happens',
      problems: ['login-button-does-nothing', 'login-in-an-iframe', 'stale-login-link'],
    },
    { id: 'logged-in', answer: 'Logged in, and something is not as it should be', next: loggedIn },
    { id: 'around', answer: 'Not even there: it is about what is around the login', next: around },
  ],
}
