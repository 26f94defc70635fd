import type { Finding } from '#lib/findings/finding.ts'
import { type Address, addressOf, isOwnMachine, portOf } from './address.ts'
import { code, finding } from './findings.ts'
import { firstDifference } from './first-difference.ts'
import { nameOf, oddCharacters } from './odd-characters.ts'
import type { RedirectCode } from './problems.ts'

/** `redirect_uri` beside what is registered. A provider refuses whatever is not equal, with the exceptions that are named. */
export function registeredFindings(sent: string, registered: string): Finding[] {
  if (sent === registered) return []
  if (registered.includes('*')) return [wildcard(sent, registered)]
  const [ours, theirs] = [addressOf(sent), addressOf(registered)]
  const parts = ours && theirs ? partsThatDiffer(ours, theirs) : []
  const [part = other(sent, registered), ...others] = parts
  const ignoresPort = parts.length === 1 && part.name === 'port' && ours?.host.toLowerCase() === 'localhost'
  return [
    finding(`redirect-registered-${part.name}`, 'fails', {
      of: 'registered',
      title: part.title,
      so: [part.so, ...others.map(({ so }) => so), where(sent, registered)].join(' '),
      does: ignoresPort
        ? 'Microsoft Entra ignores the port of `localhost` and lets it pass (from its documents). Every other provider shows a page of its own, like `redirect_uri_mismatch` (reported); Streamlit hears nothing of it.'
        : 'The provider shows a page of its own, like `redirect_uri_mismatch` at Google or `AADSTS50011` at Microsoft Entra (reported). Streamlit hears nothing of it.',
      where: 'browser',
      fix: `Register ${code(sent)} at the provider, or write ${code(registered)} into secrets.toml. Where the provider has a list for logouts, put the same address there.`,
    }),
  ]
}

type RegisteredCode = Extract<RedirectCode, `redirect-registered-${string}`>

interface Part {
  readonly name: RegisteredCode extends `redirect-registered-${infer Name}` ? Name : never
  readonly title: string
  readonly so: string
}

function partsThatDiffer(ours: Address, theirs: Address): Part[] {
  const all: (Part | false)[] = [
    ours.scheme !== theirs.scheme && {
      name: 'scheme',
      title: 'The registered address has another scheme',
      so: `${code(ours.scheme)} is sent, ${code(theirs.scheme)} is registered.`,
    },
    ours.host !== theirs.host && {
      name: ours.host.toLowerCase() === theirs.host.toLowerCase() ? 'host-case' : 'host',
      title: 'The registered address has another host',
      so: hosts(ours.host, theirs.host),
    },
    ours.port !== theirs.port && {
      name: portOf(ours) === portOf(theirs) ? 'default-port' : 'port',
      title: 'The registered address has another port',
      so:
        portOf(ours) === portOf(theirs)
          ? 'One of the two writes the default port and the other leaves it out. As texts they differ.'
          : `Port ${code(portOf(ours))} is sent, ${code(portOf(theirs))} is registered.`,
    },
    ours.path !== theirs.path && paths(ours.path, theirs.path),
    ours.rest !== theirs.rest && {
      name: 'query',
      title: 'What follows the path differs',
      so: `${code(ours.rest || 'nothing')} is sent, ${code(theirs.rest || 'nothing')} is registered.`,
    },
  ]
  return all.filter((part): part is Part => part !== false)
}

function hosts(ours: string, theirs: string): string {
  if (ours.toLowerCase() === theirs.toLowerCase())
    return 'The hosts differ in upper and lower case only. As texts they differ.'
  const both = isOwnMachine(ours) && isOwnMachine(theirs) ? ' Both are this machine; as texts they differ.' : ''
  return `${code(ours)} is sent, ${code(theirs)} is registered.${both}`
}

function paths(ours: string, theirs: string): Part {
  if (`${ours}/` === theirs || ours === `${theirs}/`) {
    const so = `The ${ours.endsWith('/') ? 'sent' : 'registered'} one ends in a slash, the other does not.`
    return { name: 'slash', title: 'A slash at the end', so }
  }
  if (ours.toLowerCase() === theirs.toLowerCase()) {
    return {
      name: 'case',
      title: 'The paths differ in upper and lower case',
      so: `${code(ours)} is sent, ${code(theirs)} is registered.`,
    }
  }
  if (decoded(ours) === decoded(theirs)) {
    return {
      name: 'encoding',
      title: 'The paths are percent-encoded differently',
      so: `${code(ours)} is sent, ${code(theirs)} is registered. They mean the same and are not the same text.`,
    }
  }
  return {
    name: 'path',
    title: 'The registered address has another path',
    so: `${code(ours || '/')} is sent, ${code(theirs || '/')} is registered.`,
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function other(sent: string, registered: string): Part {
  const [odd] = oddCharacters(registered)
  const title =
    odd === undefined ? 'The two texts differ' : 'The registered address holds a character that cannot be seen'
  const so =
    odd === undefined
      ? `${code(sent)} is sent, ${code(registered)} is registered.`
      : `Its character ${odd.at} is ${nameOf(odd.char)}.`
  return { name: odd === undefined ? 'text' : 'odd-character', title, so }
}

/** Names the first character that differs. */
function where(sent: string, registered: string): string {
  const difference = firstDifference(sent, registered)
  if (difference === null) return ''
  const [ours, theirs] = [difference.a, difference.b].map(({ text, from, to }) =>
    from === to ? 'the end' : nameOf(text.slice(from, to)),
  )
  const at = Array.from(sent.slice(0, difference.a.from)).length + 1
  return `They part at character ${at}: ${ours} is sent, ${theirs} is registered.`
}

function wildcard(sent: string, registered: string): Finding {
  const ends = registered.endsWith('*') && registered.indexOf('*') === registered.length - 1
  const fits = ends && sent.startsWith(registered.slice(0, -1))
  return finding('redirect-wildcard', fits ? 'surprising' : 'fails', {
    of: 'registered',
    title: fits ? 'A wildcard is registered' : 'The registered wildcard does not fit',
    so: `${code(registered)} is registered, ${code(sent)} is sent.`,
    does: fits
      ? 'Keycloak takes `*` at the end (from its documents). Most others compare texts and refuse it. Whoever controls any address under it can be sent the code.'
      : 'A `*` stands for the end at Keycloak, and for a piece of the host at Auth0 and Okta where it is allowed (from their documents). Elsewhere it is a character like others.',
    where: 'browser',
    fix: `Register ${code(sent)}, in full.`,
  })
}
