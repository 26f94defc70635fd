import type { Dropped } from './build-request.ts'
import type { Origin } from './read-request.ts'

/** From where a parameter comes, in words. */
export const originNames: Readonly<Record<Origin, string>> = {
  streamlit: 'Streamlit',
  secrets: 'secrets.toml',
  default: 'Streamlit’s default',
  client_kwargs: 'client_kwargs',
  metadata: 'the discovery document',
  authorize_params: 'authorize_params',
}

/** Why a keyword does not reach the request, and where it would; with code between backticks. */
export const droppedReasons: Readonly<Record<Dropped['why'], string>> = {
  client_kwargs:
    '`client_kwargs` carries only `scope`, `prompt`, `login_hint`, `response_mode` and some settings of the HTTP client. This one goes into `authorize_params`, in a table of its own like `[auth.acme]`.',
  authorize_params:
    '`authorize_params` works in a table of its own, `[auth.<name>]` or `[auth.default]`. In `[auth]` itself it is dropped without a word.',
  overwritten: 'Streamlit puts its own value there.',
}
