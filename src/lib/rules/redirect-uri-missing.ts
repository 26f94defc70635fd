import { loginRule } from '#lib/findings/login-rule.ts'
import { headerOf } from '#lib/findings/places.ts'
import { strayOf } from './stray-key.ts'

export const redirectUriMissing = loginRule({
  code: 'redirect-uri-missing',
  title: 'redirect_uri is missing',
  about: 'The address to which the provider sends the browser back. It stands in `[auth]`, once for all providers.',
  fix: 'Add `redirect_uri = "http://localhost:8501/oauth2callback"` to `[auth]`, with the address of your app, and register the same at the provider.',
  found: (file) => ({
    at: headerOf(file, 'auth'),
    path: 'auth.redirect_uri',
    so: `\`[auth]\` has no \`redirect_uri\`.${strayOf(file, 'redirect_uri')}`,
  }),
})
