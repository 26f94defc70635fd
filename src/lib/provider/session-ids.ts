import { randomUUID } from 'node:crypto'
import type Provider from 'oidc-provider'

type Made = (payload?: { readonly jti?: string }) => InstanceType<Provider['Session']>

/**
 * Makes a provider's sessions name themselves by their uid, so that a session is one record: oidc-provider finds it by
 * the id in the browser's cookie, and by its uid when a login goes on or a token is used, and draws both at random. The
 * uid leaves the provider in no other way. A session whose id is renewed keeps its uid, with something new behind it.
 */
export function nameSessionsByUid({ Session }: Provider): void {
  // What makes them, from a record or of nothing; the types leave it out.
  const made: Made = Reflect.get(Session, 'instantiate')
  const instantiate: Made = (payload) => {
    const session = made.call(Session, payload)
    if (payload?.jti === undefined) session.jti = session.uid
    return session
  }
  Object.assign(Session, { instantiate })
  Session.prototype.resetIdentifier = function resetIdentifier() {
    Object.assign(this, { oldId: this.jti, touched: true })
    this.jti = `${this.uid}~${randomUUID()}`
  }
}

/** The key of the record of a session's id. */
export function sessionKey(id: string): string {
  return id.split('~')[0] ?? id
}
