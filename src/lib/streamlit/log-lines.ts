/** One line of Streamlit's server log, without its time and logger name. */
export interface LogLine {
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

// Texts of Streamlit. The lines of /oauth2callback stand in callback-outcomes.ts.

/** `undefined` when the secret has 14 characters or more. Streamlit logs it once in a process, at the first token made. */
export function weakSecret(secret: string) {
  if (Array.from(secret).length >= 14) return undefined
  return {
    level: 'warning',
    text: 'auth.cookie_secret / server.cookieSecret is shorter than 14 bytes (112 bits). Use a longer, randomly generated secret to ensure adequate cryptographic strength.',
  } as const
}

/** An exception that reaches the page; with a traceback. */
export function uncaughtInApp() {
  return { level: 'error', text: 'Uncaught app execution' } as const
}

/** An exception that Streamlit does not catch, as uvicorn prints it: bare, above a traceback. */
export function uncaughtInServer() {
  return { level: 'error', text: 'Exception in ASGI application' } as const
}

/** At `/auth/login`, with a traceback; the user sees the plain text "Authentication error", HTTP 400. */
export function authorizeFailed() {
  return { level: 'warning', text: 'Error during OAuth authorization redirect.' } as const
}

/** At a page load whose Origin header is not the origin of `redirect_uri`. */
export function originMismatch() {
  return {
    level: 'error',
    text: 'Origin mismatch, the origin of websocket request is not the same origin of redirect_uri in secrets.toml',
  } as const
}

/** A rightly signed `_streamlit_user` cookie that does not hold JSON; with a traceback. */
export function userCookieUnreadable() {
  return { level: 'error', text: 'Error decoding auth cookie payload' } as const
}

/** A rightly signed cookie of a page load that Streamlit cannot make use of: any other exception; with a traceback. */
export function authCookieUnusable() {
  return { level: 'error', text: 'Error parsing auth cookie for websocket' } as const
}

/** A page whose session was logged out asks for that session again, as after a lost connection. */
export function loggedOutReconnect(session: string) {
  return {
    level: 'warning',
    text: `Ignoring reconnect to logged-out session id ${session}. Connecting to a new session instead.`,
  } as const
}

/** At `/auth/logout`: a rightly signed `_streamlit_user_tokens` cookie that does not hold JSON; with a traceback. */
export function tokensCookieInvalid() {
  return { level: 'error', text: 'Error, invalid tokens cookie value.' } as const
}

export function splitCookie(cookie: string, chunks: number) {
  return { level: 'info', text: `Split cookie '${cookie}' into ${chunks} chunks` } as const
}

export function missingChunk(cookie: string, chunk: number) {
  return { level: 'error', text: `Missing chunk ${chunk} for cookie '${cookie}'` } as const
}

export function noEndSessionEndpoint(provider: string) {
  return { level: 'info', text: `No end_session_endpoint found for provider ${provider}` } as const
}

export function redirectUriNotCallback() {
  return { level: 'warning', text: 'Redirect URI does not end with /oauth2callback' } as const
}

export function redirectUriUnknown() {
  return { level: 'info', text: 'Redirect url could not be determined' } as const
}

/** At `/auth/logout`, for any exception: metadata out of reach, provider no longer in secrets.toml. */
export function logoutFailed(reason: string) {
  return { level: 'warning', text: `Failed to get provider logout URL: ${reason}` } as const
}
