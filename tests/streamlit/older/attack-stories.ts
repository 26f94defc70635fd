import { acme, acmeWith } from '../differential/setups.ts'
import type { Seen } from './login-stories.ts'
import { type OlderPython, withApp } from './older-app.ts'
import { Visitor } from './visitor.ts'

/** What two advisories about Authlib come to in a login, with this Authlib; `end`: of the names of the topics. */
export async function askAttacks(older: OlderPython, end: string): Promise<Seen> {
  return {
    [`other-browser${end}`]: await otherBrowser(older),
    [`unsigned-id-token${end}`]: await unsignedIdToken(older),
  }
}

/** Somebody opens the callback of a login that another browser began: CVE-2026-41425, login CSRF (RFC 6749 §10.12). */
async function otherBrowser(older: OlderPython): Promise<string> {
  return withApp(older, acme, async (app) => {
    const { callback } = await new Visitor(app).begin()
    const victim = new Visitor(app)
    if (callback !== null) await victim.get(callback)
    return (await victim.user())?.['is_logged_in'] === true ? 'logged in' : 'logged out'
  })
}

/** The token endpoint answers with an ID token of `alg: none`: CVE-2026-28802. */
async function unsignedIdToken(older: OlderPython): Promise<string> {
  const setup = acmeWith({ server_metadata_url: null })
  return withApp(
    older,
    (values) =>
      `${setup(values)}server_metadata_url = "${values.provider}/altered/unsigned/.well-known/openid-configuration"\n`,
    async (app) => {
      const visitor = new Visitor(app)
      await visitor.login()
      return (await visitor.user())?.['is_logged_in'] === true ? 'logged in' : 'logged out'
    },
  )
}
