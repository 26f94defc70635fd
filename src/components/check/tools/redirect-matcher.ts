import { verdictOf } from '#lib/check/verdict.ts'
import type { Marked } from '#lib/pasted/redirect-uri/first-difference.ts'
import { nameOf } from '#lib/pasted/redirect-uri/odd-characters.ts'
import { element } from '../page/dom.ts'
import { findingGroups } from '../page/finding-view.ts'
import { defineTool } from './check-tool.ts'

defineTool('redirect-matcher', {
  job: 'redirect',
  question: ({ app = '', redirectUri = '', registered = '' }) =>
    redirectUri.trim() === '' && (app.trim() === '' || registered.trim() === '')
      ? { nothing: 'Fill in two of the three, or all' }
      : { app, redirectUri, registered },
  draw: ({ findings, beside, fit }, { app = '', registered = '' }) => ({
    kind: fit ? 'good' : findings.length === 0 ? 'open' : verdictOf(findings).kind,
    text: fit
      ? 'All three fit'
      : findings.length === 0
        ? `So far they fit${app.trim() === '' ? '. The address bar is missing' : registered.trim() === '' ? '. What is registered is missing' : ''}`
        : findings.some(({ kind }) => kind === 'fails')
          ? 'They do not fit, and the login will fail'
          : 'They fit, with something to look at',
    below: [
      ...(beside === null ? [] : [besideView(beside.redirectUri, beside.registered)]),
      ...findingGroups(findings),
    ],
  }),
})

function besideView(ours: Marked, theirs: Marked): HTMLElement {
  return element(
    'dl',
    { class: 'beside' },
    element('dt', {}, 'redirect_uri'),
    element('dd', {}, markedText(ours)),
    element('dt', {}, 'registered'),
    element('dd', {}, markedText(theirs)),
  )
}

/** The text with the first character that differs marked; one that cannot be seen is named. */
function markedText({ text, from, to }: Marked): HTMLElement {
  const char = text.slice(from, to)
  const shown = char === '' ? 'the end' : /^[!-~]$/.test(char) ? char : nameOf(char)
  return element(
    'code',
    {},
    text.slice(0, from),
    element('mark', char === shown ? {} : { class: 'named' }, shown),
    text.slice(to),
  )
}
