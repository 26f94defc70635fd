import { beforeEach, inject } from 'vitest'

/**
 * The Python of the environment with the real Streamlit, for a file of tests. Where there is none, the file's tests are
 * skipped and say why; do nothing with the empty path then.
 */
export function needsStreamlit(): string {
  const env = inject('streamlit')
  beforeEach(({ skip }) => {
    if (!env.ok) skip(env.reason)
  })
  return env.ok ? env.python : ''
}
