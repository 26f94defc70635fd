/** What a field gave: a value, nothing, or why it cannot be used. */
export type Reading<T> = { readonly value: T } | { readonly problem: string }

/** The most characters that are read of a field. */
export const maxLength = { text: 200, url: 500, list: 5000, document: 32_768 } as const

/** The value quoted, cut short. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

export function readPort(text: string): Reading<number> {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535
    ? { value: port }
    : { problem: `is ${quoted(text)}: put a number from 1 to 65535. Streamlit’s own is 8501.` }
}

/** `server.baseUrlPath`, with a slash in front and none at the end; empty at the root. */
export function readBasePath(text: string): Reading<string> {
  const path = text.replace(/^\/+|\/+$/g, '')
  if (path === '') return { value: '' }
  if (path.length > maxLength.text)
    return { problem: `is ${path.length} characters long: ${maxLength.text} is the most.` }
  if (path === 'oauth2callback' || path.endsWith('/oauth2callback')) {
    return { problem: `ends in "oauth2callback", which is added to it: leave that out.` }
  }
  const steps = path.split('/')
  return steps.every((step) => /^[\w~-][\w.~-]*$/.test(step))
    ? { value: `/${path}` }
    : { problem: `is ${quoted(text)}: use letters, digits, "-", "_", "." and "~", with one "/" between parts.` }
}

/** The address of the deployed app as the browser shows it; null where nothing was given. */
export function readDeployed(text: string): Reading<string | null> {
  if (text === '') return { value: null }
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (text.length > maxLength.text)
    return { problem: `is ${text.length} characters long: ${maxLength.text} is the most.` }
  if (!URL.canParse(withScheme))
    return { problem: `is ${quoted(text)}, which is no address: put one like "https://app.example.com".` }
  const url = new URL(withScheme)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: `begins with "${url.protocol}": an app is at "https:".` }
  }
  if (url.username !== '' || url.password !== '') return { problem: 'holds a user name or a password: take them out.' }
  if (url.search !== '' || url.hash !== '')
    return { problem: `is ${quoted(text)}: take out the "${url.search === '' ? '#' : '?'}" and what follows it.` }
  if (url.hostname.includes('_'))
    return { problem: `has an underscore in its host, ${quoted(url.hostname)}: host names have none.` }
  const base = readBasePath(url.pathname.replace(/\/oauth2callback\/?$/, ''))
  return 'problem' in base
    ? { problem: `has a path that cannot be used: it ${base.problem}` }
    : { value: url.origin + base.value }
}

/** A part of a provider's address, such as its domain; null where nothing was given. */
export function readPart(text: string): Reading<string | null> {
  if (text === '') return { value: null }
  if (text.length > maxLength.text)
    return { problem: `is ${text.length} characters long: ${maxLength.text} is the most.` }
  const bare = text.replace(/\/+$/, '')
  return /^(?:https?:\/\/)?[\w.~:%-]+(?:\/[\w.~%-]+)*$/.test(bare)
    ? { value: bare }
    : { problem: `is ${quoted(text)}, which no address can hold: copy it again from the provider’s console.` }
}

/** Null where nothing was given. */
export function readClientId(text: string): Reading<string | null> {
  if (text === '') return { value: null }
  if (text.length > maxLength.text)
    return { problem: `is ${text.length} characters long: ${maxLength.text} is the most.` }
  if (/^GOCSPX-/.test(text))
    return { problem: 'begins as Google’s client secrets do: the client ID ends in ".apps.googleusercontent.com".' }
  return /^[!-~]+$/.test(text)
    ? { value: text }
    : { problem: 'holds a space or a character that no client ID has: copy it again.' }
}

/** A metadata URL; null where nothing was given. */
export function readMetadataUrl(text: string): Reading<string | null> {
  if (text === '') return { value: null }
  if (text.length > maxLength.url)
    return { problem: `is ${text.length} characters long: ${maxLength.url} is the most.` }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || /[^!-~]|["\\{}<>]/.test(text)) {
    return {
      problem: `is ${quoted(text)}, which is no address: put the one that ends in "/.well-known/openid-configuration".`,
    }
  }
  if (!new URL(text).pathname.includes('/.well-known/')) {
    return {
      problem: `is ${quoted(text)}, where a web page answers and no metadata: add "/.well-known/openid-configuration".`,
    }
  }
  return { value: text }
}

/** E-mail addresses and domains, from text with blanks, commas or line ends between them. */
export function readAllowed(text: string): Reading<readonly string[]> {
  const entries = text
    .slice(0, maxLength.list)
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((entry) => entry !== '')
  if (entries.length > 50)
    return { problem: `has ${entries.length} entries: 50 is the most here. Put the others into app.py.` }
  const wrong = entries.find((entry) => !/^(?:[!#-'*+./0-9=?^_`a-z{|}~-]*@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(entry))
  if (wrong !== undefined) {
    return {
      problem: `holds ${quoted(wrong)}, which is neither an e-mail address nor a domain: write "ada@example.com" or "@example.com".`,
    }
  }
  return { value: entries.map((entry) => (entry.includes('@') ? entry : `@${entry}`)) }
}
