import { createHash } from 'node:crypto'

/** Someone described on the sign-in page, with more claims as JSON text. */
export function person(claims: string): Readonly<Record<string, string>> {
  return { persona: 'custom', name: 'Robin Example', email: 'robin@example.com', email_verified: 'on', claims }
}

/** Text that does not compress, and is the same in every run. */
export function noise(characters: number): string {
  let text = ''
  for (let count = 0; text.length < characters; count += 1) {
    text += createHash('sha512').update(`noise ${count}`).digest('base64url')
  }
  return text.slice(0, characters)
}

/** Someone whose claims take about so many bytes. */
export function heavy(characters: number): Readonly<Record<string, string>> {
  return person(JSON.stringify({ badge: noise(characters) }))
}
