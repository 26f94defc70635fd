import { type Explanations, rfc } from './explanation.ts'

/** The key set and the members of a key in it. Names of key members are asked for as they stand, without a path. */
export const keySet: Explanations = {
  keys: {
    text: 'The public keys that the provider signs with now, or did until lately.',
    streamlit: 'Fetched anew at every callback, to check the ID token’s signature.',
    section: rfc(7517, '5.1'),
  },
}

export const key: Explanations = {
  kty: { text: 'The kind of key.', section: rfc(7517, '4.1') },
  use: { text: 'What the key is for. `sig`: signatures.', section: rfc(7517, '4.2') },
  key_ops: { text: 'What may be done with the key.', section: rfc(7517, '4.3') },
  alg: { text: 'The algorithm to use it with.', section: rfc(7517, '4.4') },
  kid: { text: 'The key’s name. The ID token’s header says the same name.', section: rfc(7517, '4.5') },
  n: { text: 'The modulus of the RSA key: its public number.', section: rfc(7518, '6.3.1.1') },
  e: { text: 'The public exponent of the RSA key. `AQAB` is 65537.', section: rfc(7518, '6.3.1.2') },
  crv: { text: 'The curve of an elliptic-curve key.', section: rfc(7518, '6.2.1.1') },
  x: { text: 'The first coordinate of an elliptic-curve key.', section: rfc(7518, '6.2.1.2') },
  y: { text: 'The second coordinate of an elliptic-curve key.', section: rfc(7518, '6.2.1.3') },
  x5c: { text: 'Certificates for the key.', section: rfc(7517, '4.7') },
  x5t: { text: 'A fingerprint of the certificate.', section: rfc(7517, '4.8') },
}
