import { expect, test } from 'vitest'
import { factsNotMeasured, sentencesNotMeasured } from './not-measured.ts'

test('a sentence is told with the mark that it carries', () => {
  const page = 'It is fast. More time: `client_kwargs = { timeout = 30 }` (read in the source, not run here). Try it.'
  expect(sentencesNotMeasured(page)).toEqual([
    { text: 'More time: `client_kwargs = { timeout = 30 }` (read in the source, not run here).', how: 'read' },
  ])
})

test('a mark that stands alone belongs to the sentence before it', () => {
  const page = 'Delete it once. nginx passes `Upgrade` by itself. (Not run here.)'
  expect(sentencesNotMeasured(page)).toEqual([
    { text: 'nginx passes `Upgrade` by itself. (Not run here.)', how: 'unchecked' },
  ])
})

test('what documents say is told so', () => {
  const page = 'Secrets end after two years. (From Microsoft’s documentation; not run here.) Try it.'
  expect(sentencesNotMeasured(page)).toEqual([
    { text: 'Secrets end after two years. (From Microsoft’s documentation; not run here.)', how: 'documents' },
  ])
})

test('of an item of a list the sentence is told, without its dash and its links', () => {
  const page = '- **A container**: a file in [the folder](/x/) stays (not checked here). Mount it.'
  expect(sentencesNotMeasured(page)).toEqual([
    { text: 'A container: a file in the folder stays (not checked here).', how: 'unchecked' },
  ])
})

test('of a table the row is told', () => {
  const page = '| Limit | What |\n| --- | --- |\n| 8 kB | `400` (reported, not measured here) |'
  expect(sentencesNotMeasured(page)).toEqual([{ text: '8 kB: `400` (reported, not measured here)', how: 'reported' }])
})

test('what a block of code says is not looked at, nor what was measured', () => {
  expect(sentencesNotMeasured('```bash\n# (not run here)\n```\nIt works (measured on 1.53).')).toEqual([])
})

test('of a table of facts those are told whose mark says more than that they were seen', () => {
  const page = [
    '| Fact | Since | Mark | Held by |',
    '| --- | --- | --- | --- |',
    '| Python 3.11 is needed | 1.66 | read | package metadata |',
    '| It is off | 1.60 | seen that it is off, else read | `server.test.ts` |',
    '| It is on | 1.60 | seen | `server.test.ts` |',
    '',
    '| What | Mark | Held by |',
    '| --- | --- | --- |',
    '| No such setting | reported | |',
  ].join('\n')
  expect(factsNotMeasured(page)).toEqual([
    { text: 'Python 3.11 is needed', how: 'read' },
    { text: 'It is off', how: 'read' },
    { text: 'No such setting', how: 'reported' },
  ])
})
