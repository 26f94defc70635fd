/** A header as it passed: the name in lower case, one entry per line (Set-Cookie repeats). */
export type Header = readonly [name: string, value: string]

/** A body as text. `cut` says how many bytes were left out because of the capture limit; 0 when whole. */
export interface Body {
  readonly text: string
  readonly bytes: number
  readonly cut: number
}

export interface CapturedRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly Header[]
  readonly body: Body | null
}

export interface CapturedResponse {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: Body | null
}

/**
 * What was done with a message: a line of Streamlit's log, what a library said, what the app's session was like where
 * neither says anything, or what the lab itself broke because a visitor had switched a fault on.
 */
export interface Remark {
  readonly kind: 'log' | 'library' | 'session' | 'fault'
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

/** What a message is for. */
export type Phase =
  | 'app-page'
  | 'login'
  | 'metadata'
  | 'authorization'
  | 'sign-in-page'
  | 'sign-in'
  | 'resume'
  | 'callback'
  | 'token'
  | 'keys'
  | 'logout'
  | 'end-session'
  | 'other'

/** One message and its answer, captured where it passed. Front channel: by way of the browser. */
export interface Exchange {
  /** When the request passed, milliseconds since the epoch. */
  readonly at: number
  /** How long the answer took, in milliseconds. */
  readonly took: number
  readonly channel: 'front' | 'back'
  readonly from: 'browser' | 'app'
  readonly to: 'app' | 'provider'
  /** The provider's tenant, where one is concerned. */
  readonly tenant: string | null
  readonly request: CapturedRequest
  /** null: sent, no answer came back. */
  readonly response: CapturedResponse | null
  readonly remarks: readonly Remark[]
  /** Of a message that did not pass through this site, and whose path says nothing of it. */
  readonly phase?: Phase
}
