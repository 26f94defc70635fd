import { expect, inject, test } from 'vitest'

const origin = inject('origin')

test.each([
  ['/lab/nope', 'There is no sample app of this name.'],
  ['/app/nope/', 'There is no sample app of this name.'],
  ['/provider/nope/auth', 'There is no sample provider of this name.'],
])('%s is refused by a page with a look and a way on', async (path, says) => {
  const answer = await fetch(origin + path)
  const page = await answer.text()
  expect(answer.status).toBe(404)
  expect(page).toContain(says)
  expect(page).toContain('<a href="/">')
  expect(page).toContain('<a href="/lab">')
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
  const style = await fetch(origin + sheet)
  expect([style.status, style.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/css')])
})
