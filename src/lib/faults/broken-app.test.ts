import { expect, test } from 'vitest'
import { multipleProviders } from '#lib/sample-app/scenarios/multiple-providers.ts'
import { simpleExample } from '#lib/sample-app/scenarios/simple-example.ts'
import { brokenScript } from './broken-app.ts'
import type { Breaks, Fault } from './fault.ts'

const fault = (breaks: Breaks): Fault => ({
  code: 'of-the-test',
  title: '',
  place: 'servers',
  breaks,
  byHand: 'switch',
})

const logins = (app: typeof simpleExample.app) => app.filter(({ widget }) => widget?.kind === 'login')

test('each button asks for the name, in the code and when it is pressed', () => {
  const { app } = brokenScript(multipleProviders, fault({ asksFor: 'x' }))
  expect(logins(app).map(({ code }) => code.trim())).toEqual([
    'st.button("Acme ID", on_click=st.login, args=["x"])',
    'st.button("Globex Accounts", on_click=st.login, args=["x"])',
  ])
  expect(logins(app).map(({ widget }) => widget?.kind === 'login' && widget.provider)).toEqual(['x', 'x'])
})

test('each button becomes a call', () => {
  const { app } = brokenScript(multipleProviders, fault({ asksAtOnce: true }))
  expect(logins(app).map(({ code }) => code)).toEqual(['    st.login("acme")', '    st.login("globex")'])
  expect(logins(brokenScript(simpleExample, fault({ asksAtOnce: true })).app).map(({ code }) => code)).toEqual([
    '    st.login()',
  ])
})

test('the script stays itself where nothing of it is broken', () => {
  expect(brokenScript(simpleExample, fault({}))).toBe(simpleExample)
})
