import { quoted, replaced, tomlText } from '#lib/findings/places.ts'
import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const scopeWithoutOpenid: Rule = {
  code: 'scope-without-openid',
  kind: 'fails',
  title: 'scope does not hold openid',
  about:
    'Without the scope `openid` it is no login with OpenID Connect: the provider gives no ID token, and there is nobody to log in.',
  streamlit: {
    does: 'Comes back from the provider without a user: the start page, logged out.',
    says: "OAuth provider '{provider}' did not return user information during callback.",
    where: 'log',
  },
  known: 'tested',
  fix: 'Write `scope = "openid email profile"`, with spaces between.',
  find: (file) =>
    kwargsOf(file).flatMap((setting) => {
      if (setting.name !== 'scope') return []
      const scopes = scopesIn(setting.value)
      if (scopes === undefined || scopes.includes('openid')) return []
      const commas = typeof setting.value === 'string' && /[,;+]/.test(setting.value)
      const parts = scopes
        .join(' ')
        .split(/[\s,;+]+/)
        .filter((part) => part !== '')
      const right = (parts.includes('openid') ? parts : ['openid', ...parts]).join(' ')
      return [
        {
          ...placed(setting),
          so: `\`scope\` is ${quoted(setting)}${commas ? ': its scopes are not told apart by spaces' : ''}.`,
          says: `OAuth provider '${setting.provider.name}' did not return user information during callback.`,
          ...(setting.place === undefined || typeof setting.value !== 'string'
            ? {}
            : { edit: { label: `Write ${tomlText(right)}`, edits: [replaced(file, setting.place, tomlText(right))] } }),
        },
      ]
    }),
}

function scopesIn(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(/\s+/).filter((part) => part !== '') : undefined
}
