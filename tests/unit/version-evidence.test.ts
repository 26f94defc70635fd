import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { styles } from '#lib/start/choices.ts'
import { versionTests } from '#lib/streamlit/version-tests.ts'
import { type VersionTopic, versionDoes, versions, versionsRun } from '#lib/streamlit/versions.ts'
import { root } from '../../scripts/run.ts'
import { versionRuns } from '../../src/data/measured-versions.ts'
import { meanings } from '../../src/data/version-meanings.ts'
import { topicAreas, topicTexts } from '../../src/data/version-topics.ts'

// Object.keys is typed string[]: the keys of a const are its topics.
const topics = Object.keys(versions) as readonly VersionTopic[]

test('every version in the table was run, each with the same stories', () => {
  expect(versionRuns.map(({ streamlit }) => streamlit)).toEqual(versionsRun)
  const stories = new Set(versionRuns.map(({ seen }) => Object.keys(seen).toSorted().join()))
  expect(stories.size).toBe(1)
  expect(Object.keys(versionRuns[0]?.seen ?? {}).length).toBeGreaterThan(35)
})

test.each(versionsRun)('what the table says of %s was seen on it', (version) => {
  const { seen } = versionRuns.find(({ streamlit }) => streamlit === version) ?? { seen: {} }
  for (const topic of topics) {
    const does = versionDoes(topic, version)?.does ?? ''
    expect({ topic, does, seen }).toMatchObject({ topic, does, seen: meanings[topic][does] ?? 'no meaning' })
  }
})

test('the files of /start/ were run on every version', () => {
  for (const { streamlit, seen } of versionRuns) {
    const ends = styles.map((style) => seen[`start-${style}`])
    expect([streamlit, ...ends]).toEqual([streamlit, ...styles.map(() => 'logs in and out')])
  }
})

test('rows that say different things were seen to differ', () => {
  const same = topics.filter((topic) => {
    const said = Object.values(meanings[topic]).map((seen) => JSON.stringify(seen))
    return new Set(said).size !== said.length
  })
  expect(same).toEqual([])
  const said = topics.map((topic) => [...new Set(versions[topic].map(({ does }) => does))])
  expect(topics.map((topic) => Object.keys(meanings[topic]))).toEqual(said)
})

test('what the newest does is held by a test with the real Streamlit, which is there under that name', () => {
  const named = Object.values(versionTests).flatMap((test) => test ?? [])
  const missing = named.filter((test) => {
    const [file = '', words = ''] = test.split(/: (.*)/)
    const path = join(root, 'tests/streamlit', file)
    return words === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(words)
  })
  expect(missing).toEqual([])
  expect(named.length).toBeGreaterThan(25)
})

test('every topic has a name, and stands in one area', () => {
  expect(topicAreas.flatMap(({ topics: inArea }) => inArea).toSorted()).toEqual([...topics].toSorted())
  expect(Object.keys(topicTexts).toSorted()).toEqual([...topics].toSorted())
})
