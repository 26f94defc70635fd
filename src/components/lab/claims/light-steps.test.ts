import { expect, test } from 'vitest'
import type { FlowRow } from '#lib/inspector/flow-rows.ts'
import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { lightSteps, withoutSpecifications } from './light-steps.ts'

const row = (name: string, value: string, short: string | null = null): FlowRow => ({
  name,
  value,
  short,
  explanation: { text: 'What it is for.' },
})

const step = (groups: FlowStep['groups']): FlowStep => ({
  number: 1,
  message: 1,
  lane: 'b-a',
  back: false,
  route: 'Browser → App',
  title: ['GET', '/app/x/'],
  meaning: 'The browser opens the app.',
  status: 'ok',
  outcome: '200',
  took: 3,
  problems: [],
  findings: [],
  groups,
  notes: ['The body is not kept.'],
  links: [],
})

test('leaves out the headers that any page has, and durations', () => {
  const groups = [{ title: 'Request headers that any page has', rows: [row('accept', '*/*')], ordinary: true }]
  expect(lightSteps([step(groups)])).toEqual([{ ...step([]), took: null }])
})

test('leaves out what a login does not depend on', () => {
  const rows = [row('issuer', 'a'), row('scopes_supported', '[]'), row('code_challenge_methods_supported', '[]')]
  const headers = [row('authorization', 'Basic YTpi'), row('sec-fetch-site', 'same-origin')]
  const groups = [
    { title: 'Answer', rows, ordinary: false },
    { title: 'Request headers', rows: headers, ordinary: false },
    { title: 'Cookies sent', rows: [row('lab_visitor', '(this site’s own)')], ordinary: false },
  ]
  const [light] = lightSteps([step(groups)])
  expect(light?.groups.map(({ title, rows }) => [title, ...rows.map(({ name }) => name)])).toEqual([
    ['Answer', 'issuer', 'code_challenge_methods_supported'],
    ['Request headers', 'authorization'],
  ])
  expect(light?.notes).toEqual(['The body is not kept.'])
})

test('keeps only the short form of a long value', () => {
  const groups = [{ title: 'Answer', rows: [row('id_token', 'eyJhbGciOi', 'eyJ…')], ordinary: false }]
  expect(lightSteps([step(groups)])[0]?.groups[0]?.rows[0]).toMatchObject({ value: 'eyJ…', short: null })
})

test('names what an earlier step has shown with the same value', () => {
  const first = [{ title: 'Answer', rows: [row('issuer', 'a'), row('jwks_uri', 'b')], ordinary: false }]
  const later = [{ title: 'Answer', rows: [row('issuer', 'a'), row('jwks_uri', 'c')], ordinary: false }]
  expect(lightSteps([step(first), step(later)])[1]).toMatchObject({
    groups: [{ title: 'Answer', rows: [{ name: 'jwks_uri', value: 'c' }] }],
    notes: ['The body is not kept.', 'As in an earlier step: issuer.'],
  })
})

test('repeats what is there to be compared: parameters', () => {
  const groups = [{ title: 'In the address', rows: [row('state', 'V3mQ')], ordinary: false }]
  expect(lightSteps([step(groups), step(groups)])[1]?.groups).toEqual(groups)
})

test('leaves out where the specifications say it, and nothing else of an explanation', () => {
  const section = { label: 'RFC 6749 §4.1.2', href: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2' }
  const told = { ...row('code', 'x'), explanation: { text: 'A ticket.', streamlit: 'Used once.', section } }
  const groups = [{ title: 'In the address', rows: [told], ordinary: false }]
  expect(withoutSpecifications([step(groups)])[0]?.groups[0]?.rows[0]).toEqual({
    ...row('code', 'x'),
    explanation: { text: 'A ticket.', streamlit: 'Used once.' },
  })
})
