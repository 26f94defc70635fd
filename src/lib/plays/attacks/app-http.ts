/** What the naive app reads from requests and writes into answers. */

/** What a callback brings: the query, or the fields of a posted form. */
export async function paramsOf(request: Request): Promise<URLSearchParams> {
  return request.method === 'POST' ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams
}

/** The value of a cookie that the request carries. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split('; ')
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'
export const setCookie = (name: string, value: string) => `${name}=${value}; ${attributes}`
export const removeCookie = (name: string) => `${name}=; Max-Age=0; ${attributes}`

export function redirect(location: string, cookies: readonly string[]): Response {
  return new Response(null, { status: 303, headers: [['location', location], ...cookieLines(cookies)] })
}

export function page(status: number, text: string, cookies: readonly string[] = []): Response {
  return new Response(text, { status, headers: [['content-type', 'text/plain'], ...cookieLines(cookies)] })
}

function cookieLines(cookies: readonly string[]): [string, string][] {
  return cookies.map((line) => ['set-cookie', line])
}
