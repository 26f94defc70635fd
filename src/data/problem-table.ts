import { allCodes, type Explanation, explain } from '#lib/check/explain.ts'
import { providers } from '#lib/facts/providers/index.ts'
import type { ProviderError, ProviderFacts } from '#lib/facts/providers/provider-facts.ts'
import type { ErrorPage, SeenText } from './error-page.ts'
import { inlineText } from './inline.ts'

/** A problem with a page of its own at `/errors/<code>/`. */
export interface Problem extends Omit<ErrorPage, 'says'> {
  readonly code: string
  /** `page`: written for it; `provider`: from the facts of a provider; `checker`: from a rule of the checker. */
  readonly kind: 'page' | 'provider' | 'checker'
  /** How to mend it, where no page was written. Inline. */
  readonly mend?: string
  /** What Streamlit does with it, of a rule of the checker. Inline. */
  readonly does?: string
}

/** The errors of all providers, each with whose it is. */
export const providerErrors: readonly { readonly error: ProviderError; readonly facts: ProviderFacts }[] =
  providers.flatMap((facts) => facts.errors.map((error) => ({ error, facts })))

/** Every problem: those with a page, then what the facts of providers add, then the rules of the checker. */
export function problemTable(
  written: readonly { readonly id: string; readonly data: ErrorPage }[],
): readonly Problem[] {
  const pages = written.map(({ id, data }) => fromPage(id, data))
  const taken = new Map(written.flatMap(({ id, data }) => (data.says ?? []).map((error) => [error, id] as const)))
  const left = providerErrors.filter(({ error }) => !taken.has(error.id))
  const codes = allCodes().filter((code) => !written.some(({ id }) => id === code))
  const told = pages.flatMap(({ code, checks = [] }) => checks.map((check) => [check, code] as const))
  return [...pages, ...left.map((one) => fromProvider(one, taken)), ...codes.map((code) => fromChecker(code, told))]
}

function fromPage(code: string, { says = [], ...data }: ErrorPage): Problem {
  const own = data.texts.map(({ text }) => text)
  const more = providerErrors
    .filter(({ error }) => says.includes(error.id) && !own.includes(error.text))
    .map(({ error, facts }) => textOf(error, facts))
  return { ...data, code, kind: 'page', texts: [...data.texts, ...more] }
}

function textOf({ text, shows, evidence }: ProviderError, { id }: ProviderFacts): SeenText {
  const known = evidence.kind === 'shape' ? 'measured' : evidence.kind
  const place = shows === 'log' ? 'log' : shows === 'provider' || shows === 'logout' ? 'provider' : 'screen'
  const where =
    evidence.kind === 'reported' ? evidence.where : evidence.kind === 'documents' ? evidence.source : undefined
  return { text, from: id, place, known, ...(where === undefined ? {} : { where }) }
}

/** `taken`: of an error that a written page has, the code of that page. */
function fromProvider({ error, facts }: (typeof providerErrors)[number], taken: ReadonlyMap<string, string>): Problem {
  const others = facts.errors.filter(({ id, shows }) => id !== error.id && shows === error.shows)
  const codes = new Set(others.map(({ id }) => taken.get(id) ?? id))
  return {
    code: error.id,
    kind: 'provider',
    title: `${facts.name}: ${short(error.text)}`,
    description: cut(inlineText(`What to do when ${facts.name} says “${short(error.text)}”. ${error.cause}`)),
    lede: error.cause,
    texts: [textOf(error, facts)],
    confirm: seenAt[error.shows],
    mend: error.mend,
    neighbours: [...codes].slice(0, 3),
    provider: facts.id,
  }
}

const seenAt = {
  provider:
    'The provider shows it on a page of its own, before the browser comes back to your app. Streamlit logs nothing.',
  log: 'It stands in Streamlit’s log. In the browser you see the start page of the app, logged out.',
  'authentication-error':
    'The browser shows a white page with `Authentication error`; Streamlit’s log has a traceback.',
  logout: 'The provider shows it after `st.logout()`. The person is logged out of the app.',
  app: 'The app itself shows it, as an exception in a red box.',
} as const satisfies Record<ProviderError['shows'], string>

function fromChecker(code: string, told: readonly (readonly [check: string, page: string])[]): Problem {
  const rule = explain(code)
  if (rule === undefined) throw new Error(`${code} is no code of the checker`)
  return {
    code,
    kind: 'checker',
    title: `secrets.toml: ${rule.title}`,
    description: cut(inlineText(`${rule.title}, in secrets.toml: ${rule.about}`)),
    lede: rule.about,
    texts: saidBy(rule),
    confirm: 'Paste your file into the checker: it marks the line, and your secrets stay in the browser.',
    mend: rule.fix,
    does: rule.does,
    neighbours: told.filter(([check]) => check === code).map(([, page]) => page),
    checks: [code],
  }
}

/** What Streamlit says of it, where that is the same for every file. */
function saidBy({ says, does }: Explanation): SeenText[] {
  if (says === undefined) return []
  const known = markedKinds.find(([mark]) => does.includes(mark))?.[1] ?? 'measured'
  return [{ text: says.replace(/\{\w+\}/g, '…'), from: 'Streamlit', place: 'log', known }]
}

/** As `withMark` of the checker's rules marks what was not run. */
const markedKinds = [
  ['(Read in the source', 'read'],
  ['(Reported', 'reported'],
  ['(From the documents', 'documents'],
  ['(Not checked', 'unchecked'],
] as const satisfies readonly (readonly [mark: string, known: SeenText['known']])[]

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)
const cut = (text: string): string => (text.length > 170 ? `${text.slice(0, 168).replace(/\s+\S*$/, '')}…` : text)
