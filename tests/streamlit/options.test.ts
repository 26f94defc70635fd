import { expect, test } from 'vitest'
import { options } from '../../src/data/reference/options.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()

test('the options of the reference are there, with the defaults that it names', async () => {
  const code = (name: string) => `__import__("streamlit.config").config._config_options_template["${name}"].default_val`
  const questions = options.map(({ name }) => ({ ask: 'run_python', toml: null, user: {}, code: code(name) }))
  const real = await askStreamlit(python, questions)
  expect(options.map(({ name }, at) => [name, real[at]])).toEqual(options.map(({ name, value }) => [name, value]))
})
