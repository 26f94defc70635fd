import { checkSecrets } from '#lib/check/check-secrets.ts'
import { notUtf8 } from '#lib/check/not-utf8.ts'
import type { CheckOptions, Report } from '#lib/findings/finding.ts'
import {
  type BuiltRequest,
  buildRequest,
  type RequestKeywords,
} from '#lib/pasted/authorization-request/build-request.ts'
import { type RequestReport, readRequest } from '#lib/pasted/authorization-request/read-request.ts'
import { type CookieReport, judgeCookies } from '#lib/pasted/cookie/judge-cookies.ts'
import { type DiscoveryReport, judgeDiscovery } from '#lib/pasted/discovery/judge-discovery.ts'
import {
  type AddressReport,
  compareAddresses,
  type ThreeAddresses,
} from '#lib/pasted/redirect-uri/compare-addresses.ts'
import { fromUtf8 } from '#lib/python/bytes.ts'
import { randomString } from '#lib/streamlit/random-string.ts'

/** A secrets.toml as text, or as the bytes of a file. */
export interface SecretsInput {
  readonly source: string | ArrayBuffer
  readonly options: CheckOptions
}

/** What the worker can be asked. */
export interface Jobs {
  readonly secrets: { input: SecretsInput; answer: Report }
  readonly redirect: { input: ThreeAddresses; answer: AddressReport }
  readonly request: { input: string; answer: RequestReport }
  readonly build: { input: RequestKeywords; answer: BuiltRequest }
  readonly discovery: { input: { text: string; url: string }; answer: DiscoveryReport }
  readonly cookie: { input: { text: string; secret: string; now: number; origin: string }; answer: CookieReport }
}

export type Job = keyof Jobs

type Workers = { readonly [J in Job]: (input: Jobs[J]['input']) => Jobs[J]['answer'] | Promise<Jobs[J]['answer']> }

export const jobs: Workers = {
  secrets: async ({ source, options }) => {
    const text = typeof source === 'string' ? source : fromUtf8(new Uint8Array(source))
    const report =
      text === undefined && typeof source !== 'string'
        ? notUtf8(source, options)
        : await checkSecrets(text ?? '', options)
    return { ...report, masked: report.masked.slice(0, maskedLimit) }
  },
  redirect: compareAddresses,
  request: readRequest,
  build: (input) => buildRequest(input, randomString),
  discovery: ({ text, url }) => judgeDiscovery(text, { url }),
  cookie: ({ text, ...c }) => judgeCookies(text, c),
}

/** The most of a masked file that goes into a bug report, in UTF-16 units. */
const maskedLimit = 64 * 1024
