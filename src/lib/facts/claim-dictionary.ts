import type { ClaimEntry } from './claim-entry.ts'
import { vendorClaims, vendorPrefixes } from './vendor-claims.ts'

const core = 'OpenID Connect Core 1.0'

/** The claims that specifications define. */
const standardClaims: Readonly<Record<string, ClaimEntry>> = {
  iss: {
    meaning: 'The issuer: who made this token. Must be the provider that the app configured.',
    source: `${core} §2`,
  },
  sub: { meaning: 'The subject: the person, by a name that this issuer never gives to another.', source: `${core} §2` },
  aud: { meaning: 'The audience: the client that this token is for.', source: `${core} §2` },
  azp: { meaning: 'The authorized party, when the audience alone does not say it.', source: `${core} §2` },
  exp: {
    meaning: 'Not valid after this time. Streamlit checks it at the callback and never again.',
    source: `${core} §2`,
  },
  iat: { meaning: 'When the token was made.', source: `${core} §2` },
  nbf: { meaning: 'Not valid before this time.', source: 'RFC 7519 §4.1.5' },
  jti: { meaning: 'A name for this one token.', source: 'RFC 7519 §4.1.7' },
  nonce: {
    meaning: 'The random text from the authorization request, so that an old token cannot be put in.',
    source: `${core} §2`,
  },
  auth_time: { meaning: 'When the person last proved who they are to the provider.', source: `${core} §2` },
  acr: {
    meaning: 'How strongly the person was authenticated, in words that provider and app agreed on.',
    source: `${core} §2`,
  },
  amr: { meaning: 'By which methods the person was authenticated, such as pwd, otp, mfa.', source: `${core} §2` },
  at_hash: { meaning: 'A hash that ties the access token to this ID token.', source: `${core} §3.1.3.6` },
  c_hash: { meaning: 'A hash that ties the code to this ID token.', source: `${core} §3.3.2.11` },
  s_hash: { meaning: 'A hash that ties the state to this ID token.', source: 'FAPI 1.0 Part 2 §5.2.2.1' },
  sid: {
    meaning: 'The provider’s session, for logging out of it.',
    source: 'OpenID Connect Front-Channel Logout 1.0 §3',
  },
  name: { meaning: 'The full name, as the person wants it shown.', source: `${core} §5.1` },
  given_name: { meaning: 'Given name or names.', source: `${core} §5.1` },
  family_name: { meaning: 'Family name or names.', source: `${core} §5.1` },
  middle_name: { meaning: 'Middle name or names.', source: `${core} §5.1` },
  nickname: { meaning: 'A casual name.', source: `${core} §5.1` },
  preferred_username: {
    meaning: 'A short name the person likes to be called by. It may change, and another may get it.',
    source: `${core} §5.1`,
  },
  profile: { meaning: 'Address of a page about the person.', source: `${core} §5.1` },
  picture: { meaning: 'Address of a picture of the person.', source: `${core} §5.1` },
  website: { meaning: 'The person’s web site.', source: `${core} §5.1` },
  email: {
    meaning: 'An e-mail address. It names nobody for sure unless email_verified is true.',
    source: `${core} §5.1`,
  },
  email_verified: {
    meaning: 'Whether the provider made sure that the address belongs to the person.',
    source: `${core} §5.1`,
  },
  gender: { meaning: 'Gender.', source: `${core} §5.1` },
  birthdate: { meaning: 'Birthday.', source: `${core} §5.1` },
  zoneinfo: { meaning: 'Time zone.', source: `${core} §5.1` },
  locale: { meaning: 'Language and region.', source: `${core} §5.1` },
  phone_number: { meaning: 'A telephone number.', source: `${core} §5.1` },
  phone_number_verified: { meaning: 'Whether the provider made sure of the number.', source: `${core} §5.1` },
  address: { meaning: 'A postal address.', source: `${core} §5.1` },
  updated_at: { meaning: 'When these details last changed.', source: `${core} §5.1` },
}

/** Every claim by name, with those that well-known providers add. */
export const claimDictionary: Readonly<Record<string, ClaimEntry>> = { ...standardClaims, ...vendorClaims }

const unknown: ClaimEntry = {
  meaning: 'Not a standard claim: the provider chose it.',
  source: 'chosen by the provider',
}

/** The entry of a claim; one that says so when the claim is not in the dictionary. */
export function explainClaim(name: string): ClaimEntry {
  const entry = Object.hasOwn(claimDictionary, name) ? claimDictionary[name] : undefined
  return entry ?? vendorPrefixes.find(([prefix]) => prefix.test(name))?.[1] ?? unknown
}
