import { createHmac } from 'node:crypto'

/** A secret for one purpose, made from the site's one COOKIE_SECRET: 43 characters of `[A-Za-z0-9_-]` (HMAC-SHA-256). */
export function deriveSecret(master: string, purpose: string): string {
  return createHmac('sha256', master).update(purpose).digest('base64url')
}
