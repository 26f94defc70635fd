import { expect, test } from 'vitest'
import { pageText } from './page-text.ts'

const markdown = '# T\n\n[a](/b.md) and [c](https://x.example/)\n'
const page = { origin: 'https://g.example', pathname: '/t/' }

test('a copied page has addresses that hold elsewhere', () => {
  expect(pageText(markdown, page, false)).toBe('# T\n\n[a](https://g.example/b.md) and [c](https://x.example/)\n')
})

test('as a prompt it asks to answer from it', () => {
  expect(pageText(markdown, page, true)).toBe(
    'Answer my question from this page, https://g.example/t/, and say so where it does not tell.\n\n# T\n\n[a](https://g.example/b.md) and [c](https://x.example/)\n',
  )
})
