import { refuse } from './refuse.ts'

/** The answer where an address names an app that was not registered here. */
export function noSuchRegistration(): Response {
  return refuse({
    status: 404,
    text: 'No app is registered under this address: it is not whole, or it was made by another installation of this site. Register the app again.',
    link: '/providers/sample/',
  })
}
