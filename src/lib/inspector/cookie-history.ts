import type { JarEvent, JarEventKind } from '#lib/trace/jars.ts'
import type { Numbering } from '#lib/trace/numbering.ts'
import type { Phase } from '#lib/trace/phase.ts'

const verbs: Readonly<Record<JarEventKind, string>> = {
  came: 'came along with',
  set: 'set by',
  replaced: 'replaced by',
  renewed: 'set again, unchanged, by',
  changed: 'came back changed with',
  removed: 'removed by',
  gone: 'stayed away from',
}

const places: Readonly<Record<Phase, string>> = {
  'app-page': 'a page of the app',
  login: 'the login link',
  metadata: 'the metadata',
  authorization: 'the authorization request',
  'sign-in-page': 'the sign-in page',
  'sign-in': 'the sign-in',
  resume: 'the provider’s answer',
  callback: 'the callback',
  token: 'the token request',
  keys: 'the keys',
  logout: 'the logout',
  'end-session': 'the sign-out at the provider',
  other: 'another request',
}

/** What became of a cookie, one line for each thing, such as `set by step 11, the callback`. */
export function historyLines(history: readonly JarEvent[], numbering: Numbering): string[] {
  return history.map(({ kind, message, phase }) => `${verbs[kind]} step ${numbering.of(message)}, ${places[phase]}`)
}
