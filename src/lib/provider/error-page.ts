import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { ErrorPage } from './pages.ts'
import type { TooLong } from './parameter-lengths.ts'
import type { OwnApp } from './registration/registration.ts'
import type { Tenant } from './tenants.ts'

type Words = Pick<ErrorPage, 'title' | 'text' | 'whatToDo'>

/** A page about something that went wrong. `code` and `facts` default to none. */
export function errorPage(
  tenant: Tenant,
  page: Words & Partial<Pick<ErrorPage, 'status' | 'code' | 'facts'>>,
): ErrorPage {
  return { kind: 'error', tenant, status: 400, code: null, facts: [], ...page }
}

export function notFoundPage(tenant: Tenant): ErrorPage {
  return errorPage(tenant, {
    status: 404,
    title: 'No such page',
    text: `${tenant.title} has nothing at this address.`,
    whatToDo: `Its addresses are in /provider/${tenant.name}/.well-known/openid-configuration. Compare the one you used.`,
  })
}

export function tooLargePage(tenant: Tenant, limit: number): ErrorPage {
  return errorPage(tenant, {
    status: 413,
    title: 'Too much was sent',
    text: `${tenant.title} takes at most ${limit} bytes here.`,
    whatToDo: 'Send less. A person of your own may take 8 kB.',
  })
}

export function tooLongPage(tenant: Tenant, limit: number): ErrorPage {
  return errorPage(tenant, {
    status: 414,
    title: 'The request is too long',
    text: `${tenant.title} takes at most ${limit} characters of parameters.`,
    whatToDo: 'Shorten the parameters of the authorization request.',
  })
}

export function longParameterPage(tenant: Tenant, { name, length, most }: TooLong): ErrorPage {
  return errorPage(tenant, {
    code: 'invalid_request',
    title: 'A parameter is too long',
    text: `${name} is ${length} characters long: ${tenant.title} takes at most ${most}.`,
    whatToDo: `Shorten ${name}, then begin again in the app.`,
  })
}

export function fullPage(tenant: Tenant): ErrorPage {
  return errorPage(tenant, {
    status: 503,
    code: 'temporarily_unavailable',
    title: 'Too many logins at once',
    text: `${tenant.title} has no room for another login now, so it takes no new one. Those under way go on.`,
    whatToDo: 'Wait a minute, then log in again from the app.',
  })
}

export function brokenPage(tenant: Tenant): ErrorPage {
  return errorPage(tenant, {
    status: 500,
    code: 'server_error',
    title: 'This provider failed',
    text: 'Something went wrong on our side. It was written to the server log.',
    whatToDo: 'Log in again from the app. If it happens again, tell us.',
  })
}

/** A sign-in page whose login is over, was never begun here, or belongs to another browser. */
export function closedPage(tenant: Tenant): ErrorPage {
  return errorPage(tenant, {
    code: 'invalid_request',
    title: 'This sign-in is not open',
    text: 'It was finished, was left for more than 10 minutes, or was begun in another browser.',
    whatToDo: 'Go back to the app and log in again.',
  })
}

/** What oidc-provider refused, and the own app that it refused because its registration is over. */
interface Refused {
  readonly error: Error
  readonly ended: OwnApp | null
}

/** What oidc-provider refused, in our words, with what was sent beside what is registered. */
export function refusalPage(tenant: Tenant, ctx: KoaContextWithOIDC, { error, ended }: Refused): ErrorPage {
  const { client, params } = ctx.oidc
  const sent = (name: string): string => (typeof params?.[name] === 'string' ? params[name] : '')
  if (!(error instanceof errors.OIDCProviderError)) return brokenPage(tenant)
  if (error instanceof errors.SessionNotFound) return closedPage(tenant)
  if (error instanceof errors.InvalidRedirectUri) {
    return errorPage(tenant, {
      code: error.message,
      title: 'The redirect URI is not registered',
      text: 'The app wants the answer at an address that is not on its list, so it is not sent anywhere.',
      whatToDo: 'Make redirect_uri in secrets.toml equal to a registered one, in every character.',
      facts: [
        { name: 'Sent', values: [sent('redirect_uri')] },
        { name: 'Registered', values: client?.redirectUris ?? [] },
      ],
    })
  }
  if (error instanceof errors.InvalidClient && ended) {
    return errorPage(tenant, {
      code: error.message,
      title: 'This registration has ended',
      text: `“${ended.name}” was registered by a visitor for one day, and that day is over.`,
      whatToDo: 'Register the app again at /providers/sample/ and copy the new secrets.toml.',
      facts: [
        {
          name: 'Ended',
          values: [`${new Date(ended.expires * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`],
        },
      ],
    })
  }
  if (error instanceof errors.InvalidClient) {
    return errorPage(tenant, {
      code: error.message,
      title: 'No such app',
      text: `No app is registered at ${tenant.title} under this client_id.`,
      whatToDo: 'Copy client_id from the provider into secrets.toml again, and check that it is the right provider.',
      facts: [{ name: 'Sent', values: [sent('client_id')] }],
    })
  }
  return errorPage(tenant, {
    status: error.statusCode,
    code: error.message,
    title: 'The request was refused',
    text: sentence(error.error_description ?? 'The request is not valid'),
    whatToDo: 'Mend what the sentence above names, then begin again in the app.',
  })
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
