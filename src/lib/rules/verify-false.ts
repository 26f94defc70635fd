import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const verifyFalse: Rule = {
  code: 'verify-false',
  kind: 'surprising',
  title: 'Certificates are not checked',
  about:
    'With `verify = false` the server believes whoever answers in the provider’s name, its keys too. Who is on the way can log in as anybody.',
  streamlit: { does: 'Hands it to the HTTP client, which then checks no certificate.', where: 'nothing' },
  known: 'tested',
  fix: 'Name the certificate of your own authority: `verify = "/path/ca.pem"`, or set `SSL_CERT_FILE`.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'verify' && value === false)
      .map((setting) => ({ ...placed(setting), so: '`verify` is `false`.' })),
}
