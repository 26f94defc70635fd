import { z } from 'zod'
import { versions } from './measured-file.ts'

const text = z.string().min(1)

const end = z.strictObject({
  /** What the person has on the screen; `nothing`: a page that never fills. */
  sees: z.enum(['logged in', 'logged out', 'red box', 'nothing', 'error text', 'provider page']),
  /** The words of an error text or of the provider's page; null otherwise. */
  text: text.nullable(),
})

const login = z.strictObject({
  /** Of the authorization request: `scope`, `prompt`, `code_challenge_method`; null when the login got no further. */
  asked: z.record(z.string(), z.string()).nullable(),
  login: end,
  /** The claims in `st.user`, in order; null when nobody came in. */
  user: z.record(z.string(), z.json()).nullable(),
  /** Where `st.logout()` led, and what was on the screen in the end; null when nobody came in. */
  logout: z.strictObject({ address: text, end }).nullable(),
  /** The lines of Streamlit's own loggers in login and logout, in order. */
  log: z.array(
    z.strictObject({
      level: z.enum(['info', 'warning', 'error']),
      text,
      /** The last line of the traceback that was printed with it. */
      exception: text.nullable(),
    }),
  ),
})

/** The form of measured-providers.json. */
export const measuredProvidersFile = z.strictObject({
  measured: versions,
  /** By the id of a shape and the name in `[auth.<name>]` of its lab: at the sample provider with that shape. */
  shapes: z.record(z.string(), z.record(z.string(), login)),
  /** What can be done about a provider that does not fit, at the sample provider. */
  ways: z.record(z.string(), login),
  /** By the name of a real provider: which version it was, and its logins. */
  real: z.record(z.string(), z.strictObject({ version: text, logins: z.record(z.string(), login) })),
})

/**
 * What a real Streamlit did in one login and the logout after it. Random values have names ("nonce 1"), times are told
 * from now. Addresses stand as if the app were at http://localhost:8501/ and the provider at http://localhost:4321.
 */
export type MeasuredLogin = Readonly<z.infer<typeof login>>
export type MeasuredProviders = z.infer<typeof measuredProvidersFile>
