import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { type HouseTenant, houseTenants } from '../tenants.ts'
import { type AppRequest, type OwnApp, registrationTtl } from './registration.ts'
import { createDerivation, createSeal, createTags, type Opened } from './sealing.ts'

/** The readers' own apps. Nothing is stored: whoever has the same secret knows the same apps. */
export interface Registry {
  /** Registers an app whose request has been checked; undefined when its name and addresses take too much room. */
  register(tenant: HouseTenant, request: AppRequest): OwnApp | undefined
  /** The app of a client_id, of either provider, ended or not; undefined when it was not made here. */
  byClientId(clientId: string): OwnApp | undefined
  byPageKey(pageKey: string): OwnApp | undefined
  isTag(text: string): boolean
  /**
   * The tag that belongs to the beginning of a client_id, which may be cut short or changed further on; null without a
   * whole nonce. It is nobody's until an app with this tag has been heard of.
   */
  tagOfBeginning(clientId: string): string | null
}

const clientPrefix = 'own1'

/**
 * The most characters of a client_id. It goes into the query of an authorization request and into `aud`, which
 * Streamlit keeps in a cookie; one name and one address take about 150.
 */
export const maxClientId = 400

const contents = z.tuple([z.enum(houseTenants), z.int(), z.string(), z.array(z.string())])

/** Whether a client_id is that of an own app, by its form alone. */
export function isOwnAppId(clientId: string): boolean {
  return clientId.startsWith(`${clientPrefix}_`)
}

/** `secret` is the site's, at least 32 bytes; `clock` gives milliseconds since the epoch. */
export function createRegistry({ secret, clock }: { secret: string; clock: () => number }): Registry {
  const ids = createSeal(secret, clientPrefix)
  const pages = createSeal(secret, 'page1')
  const tags = createTags(secret)
  const secretOf = createDerivation(secret, 'client secrets')
  const cookieSecretOf = createDerivation(secret, 'cookie secrets')
  const now = () => Math.floor(clock() / 1000)

  const appOf = (opened: Opened | undefined): OwnApp | undefined => {
    const read = opened && contents.safeParse(JSON.parse(opened.plain.toString('utf8')))
    if (!opened || !read?.success) return undefined
    const [tenant, expires, name, redirectUris] = read.data
    const clientId = ids.seal(opened)
    const derived = {
      clientId,
      clientSecret: secretOf(clientId),
      cookieSecret: cookieSecretOf(clientId),
      pageKey: pages.seal(opened),
      tag: tags.of(opened.nonce),
    }
    return { tenant, name, redirectUris, expires, ...derived, ended: now() >= expires }
  }

  return {
    register(tenant, { name, redirectUris }) {
      const plain = JSON.stringify([tenant, now() + registrationTtl, name, redirectUris])
      const app = appOf({ nonce: randomBytes(12), plain: Buffer.from(plain) })
      return app && app.clientId.length <= maxClientId ? app : undefined
    },
    byClientId: (clientId) => appOf(ids.unseal(clientId)),
    byPageKey: (pageKey) => appOf(pages.unseal(pageKey)),
    isTag: tags.isOurs,
    tagOfBeginning(clientId) {
      const nonce = ids.nonceOf(clientId)
      return nonce ? tags.of(nonce) : null
    },
  }
}

/** Registries as one: the first registers, and all know the apps that they made. */
export function registryOf(registries: readonly Registry[]): Registry {
  const [newest] = registries
  if (!newest) throw new Error('no registry')
  const find = (look: (registry: Registry) => OwnApp | undefined): OwnApp | undefined => {
    for (const registry of registries) {
      const app = look(registry)
      if (app) return app
    }
    return undefined
  }
  return {
    ...newest,
    byClientId: (clientId) => find((registry) => registry.byClientId(clientId)),
    byPageKey: (pageKey) => find((registry) => registry.byPageKey(pageKey)),
    isTag: (text) => registries.some((registry) => registry.isTag(text)),
  }
}
