import { expect, test } from 'vitest'
import { columnNames, withColumnNames } from './column-names.ts'

test('reads the header cells of a table as text', () => {
  const html =
    '<thead><tr><th>Key</th><th align="right"><code>a &amp; b</code></th></tr></thead><tbody><tr><td>x</td></tr></tbody>'
  expect(columnNames(html)).toEqual(['Key', 'a & b'])
})

test('leaves out empty header cells', () => {
  expect(columnNames('<tr><th></th><th>Value</th></tr>')).toEqual(['Value'])
})

test('tells each cell its column, as text', () => {
  const html =
    '<thead><tr><th></th><th><code>a &amp; "b"</code></th></tr></thead><tbody><tr><td>x</td><td align="right">y</td></tr></tbody>'
  expect(withColumnNames(html)).toContain(
    '<tr><td>x</td><td data-column="a &amp; &quot;b&quot;" align="right">y</td></tr>',
  )
})
