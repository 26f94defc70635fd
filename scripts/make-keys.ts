import { randomBytes } from 'node:crypto'
import { makeProviderKeys } from '../src/server/make-provider-keys.ts'

console.log(`PROVIDER_KEYS=${JSON.stringify(await makeProviderKeys())}`)
console.log(`COOKIE_SECRET=${randomBytes(48).toString('base64url')}`)
