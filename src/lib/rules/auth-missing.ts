import { loginRule } from '#lib/findings/login-rule.ts'

export const authMissing = loginRule({
  code: 'auth-missing',
  title: 'There is no [auth]',
  about: 'Everything about logins stands in the table `[auth]` and in the tables below it, like `[auth.google]`.',
  fix: 'Add a table `[auth]` with `redirect_uri` and `cookie_secret`, and the three keys of your provider.',
  found: ({ settings }) => {
    const tables = settings.filter(({ table }) => table === '').map(({ name }) => `\`${name.slice(0, 40)}\``)
    const rest = tables.length > 8 ? ` and ${tables.length - 8} more` : ''
    return {
      so: `The file has no \`[auth]\`${tables.length === 0 ? ': it is empty' : `, only ${tables.slice(0, 8).join(', ')}${rest}`}.`,
    }
  },
})
