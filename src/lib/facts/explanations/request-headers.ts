import {
  clientHints,
  core,
  type Explanation,
  type Explanations,
  fetchMetadata,
  rfc,
  type Section,
} from './explanation.ts'

const ordinary = (text: string, section?: Section): Explanation => ({
  text,
  ...(section ? { section } : {}),
  ordinary: true,
})

/** Headers of requests, by name in lower case. Cookies have rows of their own. */
export const requestHeaders: Explanations = {
  authorization: {
    text: 'Proves that the app is the app: `Basic`, then its name and secret, encoded but not encrypted.',
    streamlit:
      '`client_id` and `client_secret` of `secrets.toml`. They go from server to server, never by the browser.',
    section: core('9', 'ClientAuthentication'),
  },
  'content-type': {
    text: 'What the body is: a form.',
    streamlit: 'The token request is a form, not JSON.',
    section: rfc(9110, '8.3'),
  },
  origin: {
    text: 'Which site’s page posted this form. Pages of other sites cannot change it.',
    streamlit:
      'On the connection that runs the script, Streamlit compares it with the `origin` in the identity cookie, and takes the person for logged out if they differ.',
    section: { label: 'Fetch', href: 'https://fetch.spec.whatwg.org/#origin-header' },
  },
  referer: {
    text: 'The page that the browser came from. Its query may hold things that others should not see.',
    section: rfc(9110, '10.1.3'),
  },
  'sec-fetch-site': {
    text: 'Who started this: the same site, another site, or the person (`none`).',
    section: fetchMetadata('sec-fetch-site'),
  },
  'sec-fetch-mode': {
    text: '`navigate`: the browser goes to another page. So cookies with `SameSite=Lax` come along.',
    section: fetchMetadata('sec-fetch-mode'),
  },
  'sec-fetch-dest': {
    text: 'Where the answer will be shown. `iframe` here, because the lab’s browser is one; `document` for a whole page.',
    section: fetchMetadata('sec-fetch-dest'),
  },
  'sec-fetch-user': {
    text: 'A click or a key started this, not a script.',
    section: fetchMetadata('sec-fetch-user'),
  },
  'sec-fetch-storage-access': ordinary('Whether a page inside another site’s page may use its cookies.'),
  host: ordinary('The site that is asked, with its port.', rfc(9110, '7.2')),
  accept: ordinary('What kinds of answer can be read.', rfc(9110, '12.5.1')),
  'accept-encoding': ordinary('How the answer may be compressed.', rfc(9110, '12.5.3')),
  'accept-language': ordinary('The languages that the person reads, best first.', rfc(9110, '12.5.4')),
  'user-agent': ordinary('Which program is asking, and its version.', rfc(9110, '10.1.5')),
  connection: ordinary('Whether the connection stays open for more.', rfc(9110, '7.6.1')),
  'content-length': ordinary('Bytes in the body.', rfc(9110, '8.6')),
  'cache-control': ordinary('What caches may do. `max-age=0`: ask the server again.', rfc(9111, '5.2')),
  pragma: ordinary('An old word for the same as `cache-control: no-cache`.', rfc(9111, '5.4')),
  'if-none-match': ordinary('Answer only if the page has changed since.', rfc(9110, '13.1.2')),
  'if-modified-since': ordinary('Answer only if the page has changed since.', rfc(9110, '13.1.3')),
  'upgrade-insecure-requests': ordinary('The browser would rather have the page over HTTPS.', {
    label: 'Upgrade Insecure Requests',
    href: 'https://www.w3.org/TR/upgrade-insecure-requests/#preference',
  }),
  priority: ordinary('How urgent this is among the browser’s requests.', rfc(9218, '5')),
  te: ordinary('Which ways of sending the answer can be read.', rfc(9110, '10.1.4')),
  via: ordinary('The proxies that passed this on.', rfc(9110, '7.6.3')),
  'sec-ch-ua': ordinary('The browser and its version, with made-up names among them.', clientHints('sec-ch-ua')),
  'sec-ch-ua-mobile': ordinary('Whether it is a phone.', clientHints('sec-ch-ua-mobile')),
  'sec-ch-ua-platform': ordinary('The operating system.', clientHints('sec-ch-ua-platform')),
  'sec-gpc': ordinary('The person does not want to be tracked or sold (Global Privacy Control).'),
  dnt: ordinary('The person does not want to be tracked; given up in favour of `sec-gpc`.'),
  'save-data': ordinary('The person wants small answers.'),
  'sec-purpose': ordinary('The browser fetches the page before anyone asked for it.'),
  'x-forwarded-for': ordinary('The address that a proxy saw.'),
  'x-request-id': ordinary('A name for this request, for the server’s log.'),
}
