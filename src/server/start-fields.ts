/**
 * The fields of the form of /start/: of the address, or of the body where there is one. A body that is no form has
 * none.
 */
export async function startFields(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URL(request.url).searchParams
  const text = await request.text().catch(() => '')
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? text : '')
}
