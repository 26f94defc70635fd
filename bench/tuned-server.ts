// The bare libraries by the cheapest means known: keys are kept, and the back channel hands over whole messages.
import { createHmac, createSecretKey } from 'node:crypto'
import { startBareApp } from './bare-app.ts'
import { callWhole } from './whole-message.ts'

const kept = (secret: string) => createSecretKey(Buffer.from(secret))
const cookieKey = kept('a cookie key of the benchmark')

/** As keygrip signs: SHA-1, base64url. */
const sign = (data: string) => createHmac('sha1', cookieKey).update(data).digest('base64url')
const index = (data: string, digest: string) => (sign(data) === digest ? 0 : -1)

await startBareApp({
  cookieKeys: { sign, index, verify: (data: string, digest: string) => index(data, digest) === 0 },
  sealKey: kept('secret'),
  backChannel: (provider, host) => callWhole(provider, host),
})
