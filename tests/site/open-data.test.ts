import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, inject, test } from 'vitest'
import { builtPages } from './built-pages.ts'

const origin = inject('origin')
const names = ['errors', 'versions', 'providers']

async function read(path: string) {
  const answer = await fetch(origin + path, { headers: { origin: 'https://another.example' } })
  expect(answer.status).toBe(200)
  return { headers: answer.headers, document: await answer.json() }
}

test.each(names)('the table "%s" is as its schema says', async (name) => {
  const { document: schema } = await read(`/data/${name}.schema.json`)
  const { document } = await read(`/data/${name}.json`)
  const validate = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(schema)
  validate(document)
  expect(validate.errors).toBe(null)
  expect(validate({ ...document, more: 1 })).toBe(false)
})

test.each(names)('any page may read the table "%s", and no more than it', async (name) => {
  const { headers } = await read(`/data/${name}.json`)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(headers.get('set-cookie')).toBe(null)
  const page = await fetch(`${origin}/data/`, { headers: { origin: 'https://another.example' } })
  expect(page.headers.get('access-control-allow-origin')).toBe(null)
})

test('what the tables lead to is there', async () => {
  const paths = new Set(builtPages.map(({ path }) => path))
  const [errors, providers] = [await read('/data/errors.json'), await read('/data/providers.json')]
  const led: string[] = [...errors.document.problems, ...providers.document.providers].map(({ path }) => path)
  expect(led.length).toBeGreaterThan(200)
  expect(led.filter((path) => !paths.has(path))).toEqual([])
})

test('a text leads to its page', async () => {
  const { document } = await read('/data/errors.json')
  const has = (code: string, text: string) =>
    document.problems.some(
      (one: { code: string; texts: readonly { text: string }[] }) =>
        one.code === code && one.texts.some((each) => each.text.includes(text)),
    )
  expect(has('unregistered-redirect-uri', 'redirect_uri_mismatch')).toBe(true)
})
