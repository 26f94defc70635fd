import { expect, test } from 'vitest'
import { saidIn } from './streamlit-log.ts'

test('a line of Streamlit’s stands with the first line of the exception’s message', () => {
  const printed = [
    'LOG WARNING streamlit.web.auth It failed.',
    'Traceback (most recent call last):',
    '  File "auth.py", line 1, in callback',
    '    raise HTTPStatusError(message)',
    'httpx.HTTPStatusError: Server error',
    'For more information check: https://example.org',
    '',
    'LOG INFO streamlit.auth_util All is well',
    'LOG ERROR another.logger Not ours',
    '',
  ].join('\n')
  expect(saidIn(printed)).toEqual([
    { level: 'warning', text: 'It failed.', exception: 'httpx.HTTPStatusError: Server error' },
    { level: 'info', text: 'All is well', exception: null },
  ])
})

test('of exceptions that led to one another, the last counts, with a message or without', () => {
  const printed = [
    'LOG WARNING streamlit.web.auth It failed.',
    'Traceback (most recent call last):',
    'httpcore.ReadTimeout',
    '',
    'The above exception was the direct cause of the following exception:',
    '',
    'Traceback (most recent call last):',
    'httpx.ReadTimeout',
  ].join('\n')
  expect(saidIn(printed).map(({ exception }) => exception)).toEqual(['httpx.ReadTimeout'])
})

test('an exception that Streamlit does not catch is uvicorn’s line', () => {
  const printed = 'Exception in ASGI application\nTraceback (most recent call last):\nValueError: no\n'
  expect(saidIn(printed)).toEqual([
    { level: 'error', text: 'Exception in ASGI application', exception: 'ValueError: no' },
  ])
})

test('the indented lines of a long message of Streamlit’s belong to it', () => {
  const printed = [
    'LOG ERROR streamlit.runtime Uncaught app execution',
    'Traceback (most recent call last):',
    'streamlit.errors.StreamlitAuthError: Credentials are missing the',
    '            "cookie_secret" key.',
    '2026 another line',
  ].join('\n')
  expect(saidIn(printed).map(({ exception }) => exception)).toEqual([
    'streamlit.errors.StreamlitAuthError: Credentials are missing the "cookie_secret" key.',
  ])
})
