import { type Explanation, type Explanations, rfc, type Section } from './explanation.ts'

const ordinary = (text: string, section?: Section): Explanation => ({
  text,
  ...(section ? { section } : {}),
  ordinary: true,
})

const fetchStandard = (anchor: string): Section => ({
  label: 'Fetch',
  href: `https://fetch.spec.whatwg.org/#${anchor}`,
})

/** Headers of answers, by name in lower case. Cookies have rows of their own. */
export const responseHeaders: Explanations = {
  location: {
    text: 'Where the browser goes next. This is how the app and the provider talk through the browser.',
    section: rfc(9110, '10.2.2'),
  },
  'cache-control': {
    text: 'What caches may keep. `no-store`: nothing, because the answer is for one person and one moment.',
    section: rfc(9111, '5.2'),
  },
  'content-security-policy': {
    text: 'What the page may load, where its forms may lead (`form-action`), and who may frame it (`frame-ancestors`).',
    section: { label: 'Content Security Policy §3.1', href: 'https://www.w3.org/TR/CSP3/#csp-header' },
  },
  'referrer-policy': {
    text: 'Whom the browser tells that it came from this page. An address with a code or a token should go to nobody.',
    section: { label: 'Referrer Policy §4.1', href: 'https://www.w3.org/TR/referrer-policy/#referrer-policy-header' },
  },
  'www-authenticate': {
    text: 'How to authenticate, and why the last try failed.',
    section: rfc(9110, '11.6.1'),
  },
  'x-frame-options': {
    text: 'Who may show this page in a frame. Real providers refuse to be framed, so that no site can trick a click out of you.',
    section: rfc(7034, '2.1'),
  },
  'strict-transport-security': {
    text: 'Use HTTPS for this site from now on.',
    section: rfc(6797, '6.1'),
  },
  'access-control-allow-origin': {
    text: 'Whether scripts of other sites’ pages may read this answer. `*`: all may; it is public.',
    section: fetchStandard('http-access-control-allow-origin'),
    ordinary: true,
  },
  'access-control-expose-headers': {
    text: 'Which headers such scripts may read.',
    section: fetchStandard('http-access-control-expose-headers'),
    ordinary: true,
  },
  'content-type': ordinary('What the body is.', rfc(9110, '8.3')),
  'content-length': ordinary('Bytes in the body.', rfc(9110, '8.6')),
  'content-language': ordinary('The language of the body.', rfc(9110, '8.5')),
  'content-encoding': ordinary('How the body is compressed.', rfc(9110, '8.4')),
  date: ordinary('When the answer was made.', rfc(9110, '6.6.1')),
  vary: ordinary('Which request headers the answer depends on, for caches.', rfc(9110, '12.5.5')),
  etag: ordinary('A name for this version of the answer.', rfc(9110, '8.8.3')),
  'last-modified': ordinary('When the answer last changed.', rfc(9110, '8.8.2')),
  expires: ordinary('When caches must ask again.', rfc(9111, '5.3')),
  pragma: ordinary('An old word for `cache-control`.', rfc(9111, '5.4')),
  connection: ordinary('Whether the connection stays open for more.', rfc(9110, '7.6.1')),
  'keep-alive': ordinary('How long an idle connection stays open.'),
  'transfer-encoding': ordinary('The body comes in pieces.', rfc(9112, '6.1')),
  allow: ordinary('The methods that this address takes.', rfc(9110, '10.2.1')),
  server: ordinary('The program that answered.', rfc(9110, '10.2.4')),
  'x-content-type-options': ordinary(
    'Take `content-type` at its word.',
    fetchStandard('x-content-type-options-header'),
  ),
  'x-powered-by': ordinary('The program that answered; no standard.'),
}
