import { z } from 'zod'

const text = z.string().min(1)
const status = z.int().min(100).max(599)

const story = z.strictObject({
  /** What the person has on the screen at the end; `nothing`: a page that never fills; `red box`: an exception on the app's page. */
  sees: z.enum(['logged in', 'logged out', 'red box', 'nothing', 'error text', 'provider page']),
  /** The words of an error text, of an exception or of the provider's page; null otherwise. */
  text: text.nullable(),
  /** Every page and address of the app that a browser asked for, in order; files and the WebSocket are left out. */
  requests: z
    .array(
      z.strictObject({
        /** Such as "GET /oauth2callback?code=<code 1>&state=<state 1>"; whole where the address bar names another host or port. */
        request: text,
        status,
        location: text.nullable(),
        /** Names of cookies. */
        sets: z.array(text),
        deletes: z.array(text),
        /** In an attack: whose browser it was. */
        by: z.enum(['victim', 'attacker']).optional(),
      }),
    )
    .min(1),
  /** Every request of Streamlit to a provider, in order. */
  backChannel: z.array(
    z.strictObject({
      request: text,
      /** The code in a token request. */
      code: text.nullable(),
      /** null: the provider gave no answer, or none in time. */
      status: status.nullable(),
    }),
  ),
  /** The lines of Streamlit's own loggers, and uvicorn's for an exception that Streamlit does not catch, in order. */
  log: z.array(
    z.strictObject({
      level: z.enum(['info', 'warning', 'error']),
      text,
      /** The last line of the traceback that was printed with it, such as "module.Error: message". */
      exception: text.nullable(),
    }),
  ),
})

const attack = story.extend({
  /** Whose screen it is that `sees` is about. */
  whose: z.enum(['victim', 'attacker']),
  /** The name in `st.user` there; null when nobody is logged in. */
  as: text.nullable(),
})

/** A mistake in how Streamlit was installed or started, which no sample app can make. */
const unplayed = story.pick({ text: true, log: true }).extend({
  /** Inline. In a sentence, how it was brought about. */
  how: text,
  /** `no server`: the process ends when it is started. */
  sees: z.enum([...story.shape.sees.options, 'no server']),
})

/** The versions that something was measured with, and the day. */
export const versions = z.strictObject({
  streamlit: text,
  authlib: text,
  joserfc: text,
  itsdangerous: text,
  starlette: text,
  websockets: text,
  python: text,
  date: z.iso.date(),
})

/** The form of measured-faults.json. */
export const measuredFile = z.strictObject({
  /** The versions that the stories were measured with, and the day. */
  measured: versions,
  control: story,
  faults: z.record(z.string(), story),
  attacks: z.record(z.string(), attack),
  unplayed: z.record(z.string(), unplayed),
})

/**
 * What a real Streamlit did in one story. Random values have names ("state 1"). Addresses stand as if the app were at
 * http://localhost:8501/ (8502: the other port) and the providers at http://localhost:4321; what Streamlit does only
 * because it was measured below a base path is left out.
 */
export type MeasuredStory = Readonly<z.infer<typeof story>>
export type MeasuredUnplayed = Readonly<z.infer<typeof unplayed>>
export type MeasuredAttack = Readonly<z.infer<typeof attack>>
export type MeasuredFaults = z.infer<typeof measuredFile>
