import { expect, test } from 'vitest'
import { codeLines } from '../../src/lib/highlight/code-lines.ts'
import { cookieContent, indented } from '../../src/lib/inspector/cookie-content.ts'
import { inspect } from '../../src/lib/inspector/inspection.ts'
import { scalarMembers } from '../../src/lib/inspector/json-members.ts'
import { madeLogin } from '../../src/lib/inspector/testing.ts'
import { jsonRepr } from '../../src/lib/inspector/user-readings.ts'
import { visibleText } from '../../src/lib/inspector/visible-text.ts'
import { loads } from '../../src/lib/python/json.ts'
import { cookieJar } from '../../src/lib/trace/cookie-jar.ts'
import { diffRuns } from '../../src/lib/trace/diff.ts'
import type { Exchange } from '../../src/lib/trace/exchange.ts'
import { harOf } from '../../src/lib/trace/har.ts'
import { takeJwtApart } from '../../src/lib/trace/jwt.ts'
import { maskExchanges } from '../../src/lib/trace/mask.ts'
import { parseSetCookie } from '../../src/lib/trace/parse-set-cookie.ts'

/** What a stranger may send, of about so many characters. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  'one letter': (n) => 'a'.repeat(n),
  blanks: (n) => `x${' '.repeat(n)}a`,
  'deep lists': (n) => '['.repeat(n / 2) + ']'.repeat(n / 2),
  'deep objects': (n) => '{"a":'.repeat(n / 6) + 1 + '}'.repeat(n / 6),
  'deep lists without an end': (n) => '['.repeat(n),
  'a long list': (n) => `[${'1,'.repeat(n / 2)}1]`,
  'many members': (n) => `{${Array.from({ length: n / 12 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
  'one member again and again': (n) => `{${'"a":1,'.repeat(n / 6)}"a":1}`,
  quotes: (n) => '"'.repeat(n),
  backslashes: (n) => `"${'\\'.repeat(n)}`,
  'pairs without values': (n) => 'a;'.repeat(n / 2),
  'pairs with quotes': (n) => 'a=";'.repeat(n / 4),
  'the same cookie': (n) => 'a=b; '.repeat(n / 5),
  'many secrets': (n) => Array.from({ length: n / 40 }, (_, i) => `c${i}=secret-of-many-letters-${i}`).join('; '),
  'equals signs': (n) => '='.repeat(n),
  dots: (n) => '.'.repeat(n),
  'beginnings of tokens': (n) => '-eyJ'.repeat(n / 4),
  'percent signs': (n) => '%25'.repeat(n / 3),
  'control characters': (n) => '\u202e\u0007'.repeat(n / 2),
  'names of secrets': (n) => '"state" : '.repeat(n / 10),
  'a token of deep objects': (n) => {
    const part = Buffer.from('{"a":'.repeat(n / 8) + 1 + '}'.repeat(n / 8)).toString('base64url')
    return `${part}.${part}.x`
  },
}

const { app, exchanges } = await madeLogin()

/** A login in which every message says it: in its address, headers, cookies and body. */
function loginSaying(text: string): Exchange[] {
  const short = encodeURIComponent(text.slice(0, 2000).replace(/[\ud800-\udfff]/g, ''))
  const line = text.replace(/[^\x20-\x7e]/g, '?')
  return exchanges.map((exchange) => ({
    ...exchange,
    request: {
      ...exchange.request,
      url: `${exchange.request.url}${exchange.request.url.includes('?') ? '&' : '?'}x=${short}`,
      headers: [
        ...exchange.request.headers,
        ['cookie', `_streamlit_user=${line}`],
        ['authorization', line],
        ['x', line],
      ],
    },
    response: exchange.response && {
      ...exchange.response,
      headers: [
        ...exchange.response.headers,
        ['set-cookie', line],
        ['set-cookie', `_streamlit_user=${line}`],
        ['x', line],
      ],
      body: exchange.response.body && { text: exchange.response.body.text, bytes: text.length, cut: 0 },
    },
  }))
}

const run = (all: readonly Exchange[]) => ({ id: 'r', scenario: 's', fault: '', startedAt: 0, exchanges: all })

/** Everything that reads or draws what strangers send; each gives the size of what it made. */
const readers: Readonly<Record<string, (text: string) => number | Promise<number>>> = {
  'the masks': (text) => sizeOf(maskExchanges(loginSaying(text).slice(0, 2))),
  'the HAR': (text) => sizeOf(harOf(run(loginSaying(text).slice(0, 3)))),
  'the comparison of runs': (text) => sizeOf(diffRuns(loginSaying(text).slice(0, 4), exchanges)),
  'the inspector': async (text) => {
    const { flow, jars, messages, log, trace, readings } = await inspect(run(loginSaying(text)), {
      app,
      now: 1_772_366_400,
      step: false,
    })
    return sizeOf([flow, jars, messages, log, trace, readings])
  },
  'a cookie opened': (text) => sizeOf(cookieContent(`${Buffer.from(text).toString('base64url')}.aaaaaa.bbb`)),
  'JSON indented': (text) => indented(text).length,
  'the members of JSON': (text) => sizeOf(scalarMembers(text)),
  'visible text': (text) => visibleText(text).length,
  'a token': (text) => sizeOf(takeJwtApart(text)),
  'a Set-Cookie line': (text) => sizeOf(parseSetCookie(text, 0)),
  'a Cookie line': (text) => cookieJar(text).size,
  'a claim as Python writes it': (text) => jsonRepr(loads(text) ?? text).length,
  'coloured code': async (text) => sizeOf(await codeLines('toml', text)),
}

function sizeOf(made: unknown): number {
  return JSON.stringify(made ?? null).length
}

/** Processor time of this thread in milliseconds. */
async function timeOf(work: () => number | Promise<number>): Promise<{ time: number; size: number }> {
  const before = process.threadCpuUsage()
  const size = await work()
  const { user, system } = process.threadCpuUsage(before)
  return { time: (user + system) / 1000, size }
}

/** The inspector of a dozen messages, each with the text in five places, and in none of them more than a few times. */
const MOST_ROOM = 300

for (const [reader, read] of Object.entries(readers)) {
  test.each(Object.keys(shapes))(`${reader}: 64 KB of %s take time and room that grow with them`, async (name) => {
    const shape = shapes[name] ?? expect.fail()
    await read(shape(16_384))
    const small = await timeOf(() => read(shape(16_384)))
    const large = await timeOf(() => read(shape(65_536)))
    // Four times the text; what grows with its square takes sixteen times as long.
    expect(large.time).toBeLessThan(9 * small.time + 100)
    expect(large.size).toBeLessThan(MOST_ROOM * 65_536)
  })
}
