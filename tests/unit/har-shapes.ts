import type { Har, Header } from 'har-format'

/** What Firefox and Safari do not write: what asked for a message. */
export function asFirefoxWrites(text: string): string {
  return changed(text, ({ _resourceType, ...entry }) => entry)
}

/** As Chrome exports by default, without sensitive data. */
export function withoutCookies(text: string): string {
  return changed(text, (entry) => ({
    ...entry,
    request: { ...entry.request, cookies: [], headers: entry.request.headers.filter(isNoCookie) },
    response: { ...entry.response, cookies: [], headers: entry.response.headers.filter(isNoCookie) },
  }))
}

/** HAR 1.2 has lists for cookies beside the headers. */
export function withCookieLists(text: string): string {
  return changed(text, (entry) => ({
    ...entry,
    request: {
      ...entry.request,
      headers: entry.request.headers.filter(isNoCookie),
      cookies: values(entry.request.headers, 'cookie').flatMap((line) => line.split('; ').map(pair)),
    },
    response: {
      ...entry.response,
      headers: entry.response.headers.filter(isNoCookie),
      cookies: values(entry.response.headers, 'set-cookie').map((line) => ({
        ...pair(line.split(';')[0] ?? ''),
        ...(/expires=([^;]+)/i.test(line) ? { expires: /expires=([^;]+)/i.exec(line)?.[1] ?? '' } : {}),
      })),
    },
  }))
}

/** Values that nobody may see: cookies, codes, states, nonces, login tokens, e-mail addresses. */
export function secretsIn(text: string): string[] {
  const { log }: Har = JSON.parse(text)
  const cookies = log.entries.flatMap(({ request, response }) => [
    ...values(request.headers, 'cookie').flatMap((line) => line.split('; ').map((one) => pair(one).value)),
    ...values(response.headers, 'set-cookie').map((line) => pair(line.split(';')[0] ?? '').value),
  ])
  const addresses = log.entries.flatMap(({ request, response }) => [
    request.url,
    ...values(response.headers, 'location').filter((one) => URL.canParse(one)),
  ])
  const parameters = addresses.flatMap((address) => {
    const { searchParams } = new URL(address)
    return ['code', 'state', 'nonce', 'provider', 'id_token_hint'].flatMap((name) => searchParams.getAll(name))
  })
  const mails = text.match(/[\w.+-]+@[\w-]+\.example/g) ?? []
  return [...new Set([...cookies, ...parameters, ...mails])].filter((one) => one.length > 8)
}

type Entry = Har['log']['entries'][number]

function changed(text: string, change: (entry: Entry) => object): string {
  const { log }: Har = JSON.parse(text)
  return JSON.stringify({ log: { ...log, entries: log.entries.map(change) } })
}

function isNoCookie({ name }: Header): boolean {
  return !/^(?:set-)?cookie$/i.test(name)
}

function values(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(({ name }) => name.toLowerCase() === wanted).flatMap(({ value }) => value.split('\n'))
}

function pair(text: string): { name: string; value: string } {
  const at = text.indexOf('=')
  return { name: text.slice(0, at), value: text.slice(at + 1) }
}
