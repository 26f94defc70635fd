import { loginRule } from '#lib/findings/login-rule.ts'

export const secretsCrash = loginRule({
  code: 'secrets-crash',
  title: 'Reading the file ends in a crash',
  about:
    'Something in the file makes Python fail in a way that nothing catches: a name outside of tables that cannot be the name of an environment variable, a number of thousands of digits, or hundreds of brackets in one another.',
  fix: 'Take away the name, the number or the brackets that the message is about. Names outside of tables become environment variables: no `=` and no NUL in them, and not empty.',
  found: ({ secrets }) => ({
    so: `Reading it raises ${secrets.ok ? 'an exception' : secrets.type}, which every use of the secrets raises anew.`,
  }),
})
