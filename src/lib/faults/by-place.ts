import { type FaultPlace, places } from './fault.ts'
import { faults } from './index.ts'

export const placeNames: Readonly<Record<FaultPlace, string>> = {
  refused: 'Refused by st.login()',
  browser: 'In the browser',
  'secrets.toml': 'In secrets.toml',
  servers: 'In the app and on its machines',
  provider: 'At the provider',
  'id-token': 'In the ID token',
  cookies: 'In the cookies',
  logout: 'At the logout',
}

/** The faults by the place where the mistake lies. */
export const faultsByPlace = places.map((place) => ({
  place,
  name: placeNames[place],
  faults: faults.filter((fault) => fault.place === place),
}))
