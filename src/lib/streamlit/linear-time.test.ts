import { expect, test } from 'vitest'
import { parseToml } from '#lib/python/toml/parse.ts'
import { parseToml as parseToml010 } from '#lib/python/toml-0.10/parse.ts'

const size = 16_000
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('')

/** A file of about `n` characters, of a shape that a careless reader takes the square of its length for. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  'inline tables in one another': (n) => `a=${'{a='.repeat(n / 4)}${'}'.repeat(n / 4)}`,
  'many inline tables in one another': (n) =>
    lines(n / 800, (i) => `k${i} = ${'{a='.repeat(200)}1${'}'.repeat(200)}\n`),
  'arrays in one another': (n) => `a = ${'['.repeat(n / 2)}${']'.repeat(n / 2)}`,
  'a long inline table': (n) => `a = {${lines(n / 8, (i) => `k${i}=1,`)}k=1}`,
  'commas in a string of an inline table': (n) => `a = {k="${','.repeat(n)}"}`,
  'many inline tables in an array': (n) => `a = [${'{a="b"},'.repeat(n / 8)}]`,
  'dotted keys in an inline table': (n) => `a = {${lines(n / 12, (i) => `b.c.k${i}=1,`)}k=1}`,
  'a long dotted key': (n) => `${'a.'.repeat(n / 2)}a = 1`,
  'a long dotted key of quoted names': (n) => `${'"a".'.repeat(n / 4)}a = 1`,
  'a long dotted header': (n) => `[${'a.'.repeat(n / 2)}a]`,
  'a long header and many keys': (n) => `[${'a.'.repeat(n / 4)}a]\n${lines(n / 20, (i) => `k${i}.x = 1\n`)}`,
  'a header whose quotes never match': (n) => `["${'.a'.repeat(n / 2)}]`,
  'many tables': (n) => lines(n / 8, (i) => `[t${i}]\n`),
  'many tables of one array': (n) => '[[a]]\n'.repeat(n / 6),
  'many lines': (n) => lines(n / 12, (i) => `key${i} = "x"\n`),
  'a long string': (n) => `a = "${'x'.repeat(n)}"`,
  'a string of escapes': (n) => `a = "${'\\u0041'.repeat(n / 6)}"`,
  'a string of escaped quotes': (n) => `a = "${'\\"'.repeat(n / 2)}"`,
  'a string of many lines': (n) => `a = """${'line\n'.repeat(n / 5)}"""`,
  'a string whose lines go on': (n) => `a = """${'x\\\n'.repeat(n / 3)}"""`,
  'a string that is never closed': (n) => `a = """${'line\n'.repeat(n / 5)}`,
  'strings in an array': (n) => `a = [${'"x",'.repeat(n / 4)}"x"]`,
  'commas in a string of an array': (n) => `a = ["${'x,'.repeat(n / 2)}", "y"]`,
  'an array over many lines': (n) => `a = [\n${'1, # x\n'.repeat(n / 7)}]`,
  'an array that is never closed': (n) => `a = [${'1,'.repeat(n / 2)}`,
  'a long comment': (n) => `#${'x'.repeat(n)}`,
  'many comments': (n) => '# x\n'.repeat(n / 4),
  'signs behind signs': (n) => `a ${'=1'.repeat(n / 2)}`,
  'dates that are none, behind signs': (n) => `a ${'=2020-13-01T00:00:00.1'.repeat(n / 22)}`,
  'quotes of both kinds': (n) => `a = ${`'"`.repeat(n / 2)}`,
  'double quotes in single quotes': (n) => `a = '${'"'.repeat(n)}'`,
  'blanks before a comma': (n) => `a = [1${' '.repeat(n)},2]`,
}

// Processor time of this thread, again when it seems too long, so that nothing else on the machine counts. Four times
// the text takes a linear reader four times as long, and one that is not sixteen times.
test.each(Object.entries(shapes))(
  'the time that both readers take grows as the file does: %s',
  (_name, make) => {
    const [short, long] = [make(size), make(4 * size)]
    for (const parse of [parseToml, parseToml010]) {
      const grows = () => leastTime(parse, long) <= 10 * leastTime(parse, short) + 25
      expect([1, 2, 3, 4, 5].some(grows)).toBe(true)
    }
  },
  60_000,
)

/** Milliseconds. */
function leastTime(parse: (text: string) => unknown, text: string): number {
  const times = [1, 2].map(() => {
    const before = process.threadCpuUsage()
    try {
      parse(text)
    } catch {
      // A refusal takes its time as well.
    }
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
