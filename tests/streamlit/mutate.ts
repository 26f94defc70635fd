import { createHash } from 'node:crypto'
import type { SecretsCase } from './secrets.ts'

/** A source of numbers below 1, the same for the same seed. */
export type Random = () => number

export function seeded(seed: string): Random {
  let count = 0
  return () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() / 2 ** 32
}

/** A valid file with one to three changes, and a name to ask for: mostly one that the file has. */
export function mutatedCase(files: readonly string[], random: Random): SecretsCase {
  let toml = pick(files, random)
  const names = [...Array<null>(10).fill(null), 'google', 'microsoft', 'my-idp', 'default', ...unusualNames]
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) toml = pick(changes, random)(toml, random)
  return { toml, provider: pick(names, random) }
}

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const unusualNames = ['Google', 'my_idp', '', 'client_kwargs', 'redirect_uri', 'auth', 'a"b', 'é']

const values = [
  ...['""', "''", '"""a\nb"""', "'''a\n'b'''", '"a\\u0041\\n"', '"\\q"', '"\\ud800"', '"a', "'a", '“a”', '"a"b'],
  ...[
    '0',
    '7',
    '-1',
    '+0',
    '007',
    '1_000',
    '1__0',
    '0x1F',
    '0X1F',
    '0b2',
    '1.5',
    '1.',
    '.5',
    '1e3',
    '1e',
    'inf',
    '-nan',
  ],
  ...['true', 'false', 'True', 'yes', 'null', '2020-01-02', '2020-02-30', '0000-01-01', '12:30:00', '12:30'],
  ...['2020-01-02T03:04:05Z', '2020-01-02 03:04:05.1234567-00:00', '2020-01-02T25:00:00', '9'.repeat(60)],
  ...[
    '[]',
    '[1, 2]',
    '["id", "access"]',
    '["refresh"]',
    '["id", 1]',
    '[1,]',
    '[,]',
    '[\n1, # c\n]',
    '["a" "b"]',
    '[256]',
  ],
  ...['{}', '{ prompt = "login" }', '{ prompt = "login", }', '{\n prompt = "login" }', '{ "prompt": "login" }'],
  ...[
    '{ a = 1, a = 2 }',
    '{ a.b = 1, a = 2 }',
    '{ a = {}, a.b = 1 }',
    'http://localhost:8501/x',
    '(1, 2)',
    '',
    '# none',
  ],
]

const lines = [
  ...[
    '[auth]',
    '[ auth ]',
    '[[auth]]',
    '[auth.google]',
    '[auth.default]',
    '[auth."my idp"]',
    '[auth.my idp]',
    '[Auth]',
  ],
  ...['[auth.google.client_kwargs]', '[auth.client_id]', '[auth', 'auth]', '[]', '[auth.]', '[""]', '[auth] x = 1'],
  ...[
    '[other]',
    '[[auth.google]]',
    'auth = 1',
    'auth.x = 2',
    'auth = []',
    'google = "x"',
    '"" = 1',
    '"a=b" = "c"',
    "'' = 1",
  ],
  ...['expose_tokens = "id"', 'expose_tokens = ["id", "id"]', 'expose_tokens = 3', 'client_kwargs = "prompt=login"'],
  ...[
    'client_kwargs.prompt = "login"',
    'client_kwargs = []',
    'x',
    'x =',
    '= 1',
    'x: 1',
    'export X="1"',
    '\u00a0',
    '\t# \u0007',
  ],
  ...['x = """', "y = '''", '# “smart”', '"x" = 1', "'client_id' = 'x'", 'redirect_uri = "y"', 'é = 1', '\ufeff', '\\'],
]

const characters = [...'"\'[]{}=.,#\\\n\r\t :-_0aé“\u0000\u007f\u2028😀']

type Change = (toml: string, random: Random) => string

const changes: readonly Change[] = [
  // A character more, fewer or another.
  (toml, random) => splice(toml, random, 0, pick(characters, random)),
  (toml, random) => splice(toml, random, 1, ''),
  (toml, random) => splice(toml, random, 1, pick(characters, random)),
  (toml, random) => toml.slice(0, Math.floor(random() * (toml.length + 1))),
  // A line more, fewer, twice, elsewhere or ended otherwise.
  (toml, random) => changeLines(toml, random, (line) => [line, pick(lines, random)]),
  (toml, random) => changeLines(toml, random, () => []),
  (toml, random) => changeLines(toml, random, (line) => [line, line]),
  (toml, random) => changeLines(toml, random, (line) => [`${line}${pick([' # c', ' x', ' ', '\r'], random)}`]),
  (toml, random) => changeLines(toml, random, (line) => [`${pick([' ', '\t', '\ufeff', 'export '], random)}${line}`]),
  (toml) => toml.replaceAll('\n', '\r\n'),
  // Another value, or another name.
  ...Array.from(
    { length: 5 },
    (): Change => (toml, random) => {
      return changeLines(toml, random, (line) => [line.replace(/=.*/s, () => `= ${pick(values, random)}`)])
    },
  ),
  (toml, random) =>
    changeLines(toml, random, (line) => [
      line.replace(/^[\w.]+/, (key) => `${pick(['auth.', 'a.b.', '"'], random)}${key}`),
    ]),
  (toml, random) => changeLines(toml, random, (line) => [line.replace(/^\w+/, (key) => key.toUpperCase())]),
]

function splice(toml: string, random: Random, count: number, text: string): string {
  const at = Math.floor(random() * (toml.length + 1))
  return toml.slice(0, at) + text + toml.slice(at + count)
}

function changeLines(toml: string, random: Random, change: (line: string) => readonly string[]): string {
  const all = toml.split('\n')
  const at = Math.floor(random() * all.length)
  return all.flatMap((line, index) => (index === at ? change(line) : [line])).join('\n')
}
