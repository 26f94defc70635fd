import type { Dropped } from '#lib/pasted/authorization-request/build-request.ts'
import type { HiddenText } from '#lib/pasted/authorization-request/hidden-text.ts'
import { droppedReasons } from '#lib/pasted/authorization-request/words.ts'
import { element, inline } from '../page/dom.ts'
import { findingGroups } from '../page/finding-view.ts'
import { defineTool } from './check-tool.ts'
import { parameterRow, row, rows } from './parameter-rows.ts'

defineTool('request-reader', {
  job: 'request',
  question: ({ url = '' }) => (url.trim() === '' ? { nothing: 'Paste an address' } : url),
  draw: ({ found, parameters, findings, hidden }) => ({
    kind:
      found === null
        ? 'surprising'
        : findings.some(({ kind }) => kind === 'fails')
          ? 'fails'
          : findings.length > 0
            ? 'surprising'
            : 'good',
    text:
      found === null
        ? hidden.length > 0
          ? 'No authorization request, and an error of the provider’s'
          : 'No authorization request found'
        : findings.some(({ kind }) => kind === 'fails')
          ? 'With this request the login will fail'
          : findings.length > 0
            ? 'A request, with something to look at'
            : 'A request as Streamlit makes it',
    below: [
      ...(found === null ? [] : [whereFound(found)]),
      ...hidden.flatMap(hiddenView),
      ...findingGroups(findings),
      ...(parameters.length === 0
        ? []
        : [element('h3', { class: 'group' }, 'Every parameter'), rows(parameters.map(parameterRow))]),
    ],
  }),
})

defineTool('request-builder', {
  job: 'build',
  question: ({ keywords = '', place = 'auth', pkce = '' }) => ({
    keywords,
    named: place === 'named',
    pkce: pkce === 'on',
  }),
  draw: (built) =>
    built.ok
      ? {
          kind:
            built.dropped.length > 0 || built.request.findings.some(({ kind }) => kind === 'fails')
              ? 'surprising'
              : 'good',
          text:
            built.dropped.length > 0
              ? `${built.dropped.length === 1 ? 'One keyword does' : `${built.dropped.length} keywords do`} not reach the provider`
              : 'Every keyword reaches the provider',
          below: [
            element('pre', { class: 'address' }, element('code', {}, built.url)),
            ...(built.dropped.length === 0
              ? []
              : [element('h3', { class: 'group' }, 'Dropped on the way'), rows(built.dropped.map(droppedRow))]),
            ...findingGroups(built.request.findings.filter(({ code }) => code !== 'request-no-pkce')),
            element('h3', { class: 'group' }, 'What is sent'),
            rows(built.request.parameters.map(parameterRow)),
          ],
        }
      : {
          kind: 'refused',
          text: 'Streamlit refuses these lines',
          below: [element('figure', { class: 'said screen' }, element('pre', {}, element('code', {}, built.says)))],
        },
})

/** What the address of an error page says in base64. */
function hiddenView({ name, texts }: HiddenText): HTMLElement[] {
  return [
    element('h3', { class: 'group' }, 'Written in ', element('code', {}, name)),
    element('figure', { class: 'said browser' }, element('pre', {}, element('code', {}, texts.join('\n')))),
  ]
}

function whereFound({ endpoint, nestedIn }: { endpoint: string; nestedIn: readonly string[] }): HTMLElement {
  const path = nestedIn.map((name) => `\`${name.replaceAll('`', 'ˋ').slice(0, 60)}\``).join(', in it ')
  const from = nestedIn.length === 0 ? '' : ` It was found inside of the parameter ${path}.`
  return element(
    'p',
    {},
    inline(`Sent to \`${endpoint.replaceAll('`', 'ˋ') || 'an address that is not in the text'}\`.${from}`),
  )
}

function droppedRow({ name, value, why }: Dropped): HTMLElement {
  return row({
    name: element('del', {}, element('code', {}, name)),
    tag: 'dropped',
    value: element('del', {}, element('code', {}, value)),
    texts: [inline(droppedReasons[why])],
    kind: 'dropped',
  })
}
