import { expect, test } from 'vitest'
import type { FramedView } from '#lib/lab/framed-view.ts'
import { fill, formOf, pageForms, withMarks } from './page-forms.ts'

function view(texts: { readonly title: string; readonly said: string; readonly userData?: string }): FramedView {
  const { title, said, userData = '{}' } = texts
  const drawn = [{ kind: 'text', text: said } as const]
  const page = { name: title, drawn, source: [], isRerun: false, userData, session: null }
  return { title, label: title, lab: null, shown: { of: 'app', page } }
}

/** As a component would draw it: the title, what is said, and the data. */
async function render({ title, shown }: FramedView): Promise<string> {
  if (shown.of !== 'app') throw new Error('no app')
  const texts = shown.page.drawn.map((thing) => ('text' in thing ? thing.text : ''))
  return `<h1 title="${title}">${title}</h1><p>${texts}</p><script type="application/json">${shown.page.userData}</script>`
}

test('draws a page once for each shape, and fills in the values of every other', async () => {
  let drawn = 0
  const draw = pageForms((page) => {
    drawn += 1
    return render(page)
  })
  expect(await draw(view({ title: 'One', said: 'a' }))).toContain('<h1 title="One">One</h1><p>a</p>')
  expect(await draw(view({ title: 'Two', said: 'b' }))).toContain('<h1 title="Two">Two</h1><p>b</p>')
  expect(drawn).toBe(1)
})

test('a text that is missing is another shape', async () => {
  let drawn = 0
  const draw = pageForms((page) => {
    drawn += 1
    return render(page)
  })
  await draw(view({ title: 'One', said: 'a' }))
  expect(await draw(view({ title: 'One', said: '' }))).toContain('<p></p>')
  expect(drawn).toBe(2)
})

test('escapes a value in text and in an attribute, and ends no script with data', async () => {
  const nasty = `"><script>alert('1')</script>&`
  const html = await pageForms(render)(view({ title: nasty, said: nasty, userData: '{"name":"</script><b>"}' }))
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;'
  expect(html).toBe(
    `<h1 title="${escaped}">${escaped}</h1><p>${escaped}</p>` +
      '<script type="application/json">{"name":"\\u003c/script>\\u003cb>"}</script>',
  )
})

test('a value that looks like a mark stays a value', async () => {
  const html = await pageForms(render)(view({ title: 'One', said: '\uE0000\uE002' }))
  expect(html).toContain('<p>&#57344;0&#57346;</p>')
})

test('marks texts, and leaves what decides the shape of a page', () => {
  const page = withMarks({ kind: 'text', text: 'a', empty: '', count: 2, list: ['b'], none: null })
  expect(page).toEqual({
    kind: 'text',
    text: '\uE0000\uE002',
    empty: '',
    count: 2,
    list: ['\uE0001\uE002'],
    none: null,
  })
})

test('a form takes its values in any order and more than once', () => {
  expect(fill(formOf('\uE0001\uE002-\uE0000\uE002-\uE0001\uE002'), ['a', 'b'])).toBe('b-a-b')
})

test('counts a form once, however many draw its first page at once', async () => {
  let drawn = 0
  const large = 'x'.repeat(1_000_000)
  const draw = pageForms(async (page) => {
    drawn += 1
    return (await render(page)) + large
  })
  const page = view({ title: 'One', said: 'a' })
  await Promise.all(Array.from({ length: 20 }, () => draw(page)))
  await draw(page)
  expect(drawn).toBe(20)
})

test('keeps only so many forms', async () => {
  let drawn = 0
  const draw = pageForms((page) => {
    drawn += 1
    return render(page)
  })
  const first = view({ title: 'One', said: 'a' })
  await draw(first)
  for (let count = 0; count < 400; count += 1) {
    const { shown, ...frame } = first
    await draw({ ...frame, shown, lab: { scenario: `scenario-${count}`, fault: null } })
  }
  await draw(first)
  expect(drawn).toBe(402)
})
