/** The most characters of a redirect URI. */
const maxLength = 200

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Why an own app may not have this redirect URI, in a sentence with the remedy; null when it may. Only loopback
 * addresses are taken: the answers of a login then never leave the machine of the person who logs in, so that the
 * provider is no open redirector (RFC 9700 §2.6, §4.11.2).
 */
export function redirectUriProblem(uri: string): string | null {
  if (uri === '') return 'is empty: put the address there on which your app takes the answer.'
  if (uri.length > maxLength) return `is ${uri.length} characters long: ${maxLength} is the most.`
  const strange = /[^!-~]/u.exec(uri)?.[0]
  if (strange !== undefined) return `holds ${nameOf(strange)}, which no address may hold: take it out.`
  if (!URL.canParse(uri)) return `is "${uri}", which is no address: begin it with "http://localhost:".`
  const url = new URL(uri)
  if (url.protocol !== 'http:') {
    return `is "${uri}", which begins with "${url.protocol}": begin it with "http:", as an app on your machine answers.`
  }
  if (url.username !== '' || url.password !== '' || uri.includes('@')) {
    return `is "${uri}", which holds a user name or an "@": take it out.`
  }
  if (!loopback.includes(url.hostname)) {
    return `is "${uri}", which leads to "${url.hostname}": only localhost, 127.0.0.1 and [::1] are taken here.`
  }
  if (uri.includes('#')) return `is "${uri}": take out the "#" and what follows it.`
  if (uri.includes('?')) return `is "${uri}": take out the "?" and what follows it.`
  if (url.href !== uri) return `is "${uri}", which addresses write otherwise: put "${url.href}".`
  if (url.port === '')
    return `is "${uri}", which names no port: Streamlit answers on 8501, "http://localhost:8501/oauth2callback".`
  if (url.port === '0') return `is "${uri}": nothing answers on port 0. Streamlit answers on 8501.`
  if (url.pathname === '/') return `is "${uri}", which has no path: Streamlit answers on "/oauth2callback".`
  return null
}

/** What a redirect URI that is taken will not do with Streamlit; null when it will do. */
export function redirectUriWarning(uri: string): string | null {
  return uri.endsWith('/oauth2callback')
    ? null
    : `"${uri}" does not end in "/oauth2callback". Streamlit listens there and nowhere else: this address is for other software.`
}

function nameOf(character: string): string {
  if (character === ' ') return 'a space'
  return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
