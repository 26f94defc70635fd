/** By what a log or an address shows which provider it is about. In lower case. */
const signs: Readonly<Record<string, RegExp>> = {
  google: /accounts\.google\.com|googleapis\.com|googleusercontent/,
  entra: /login\.microsoftonline|sts\.windows\.net|ciamlogin\.com|aadsts/,
  okta: /\.okta(?:preview)?\.com/,
  auth0: /\.auth0\.com/,
  keycloak: /keycloak|\/realms\//,
  cognito: /amazoncognito|cognito-idp/,
  authentik: /authentik|\/application\/o\//,
  zitadel: /zitadel/,
  logto: /logto/,
  dex: /\/dex\b/,
  github: /github\.com\/login/,
}

/** Whether a text of `normalText` speaks of the provider of this id. */
export function speaksOf(text: string, provider: string): boolean {
  return signs[provider]?.test(text) ?? false
}
