import { expect, test } from 'vitest'
import { parseToml } from './parse.ts'
import { packageRepr } from './python-repr.ts'

// All of this file: measured with toml 0.10.2, Python 3.11.

test.each([
  ['a = [1', "{'a': []}"],
  ['a . b = 1', "{'a ': {'b': 1}}"],
  ['a = "\\"\\"x"', "{'a': ''}"],
  ['a = ["x, y", "z"]', "{'a': ['x, y', 'z']}"],
  ['a = 12:30:00 nonsense', "{'a': datetime.time(12, 30)}"],
  ['a = 12:30:00.5', "{'a': datetime.time(12, 30)}"],
  ['a = 12:30:00.123', "{'a': datetime.time(12, 30, 0, 123)}"],
  ['{a = 1}', "{'a': 1}"],
  ['a = """x \\\n  y"""', "{'a': 'x y'}"],
  ['a = """\nx""" ', "{'a': 'x'}"],
  ["a = '''it''s'''", "{'a': \"it''s\"}"],
  ['a = """x""\n"""', "{'a': 'x\"\"\"'}"],
  ['a = ٣', "{'a': 3}"],
  ['a = inf\nb = -nan', "{'a': inf, 'b': nan}"],
  ['a\u00a0= 1', "{'a': 1}"],
  ['a = "x" # c', "{'a': 'x'}"],
  ['a = "x#y"', "{'a': 'x#y'}"],
  ['a = 1 # no newline', "{'a': 1}"],
  ['a = [ # c\n1, # d\n2]\n', "{'a': [1, 2]}"],
  ['a = {b = "x, y = z"}', "{'a': {'b': 'x, y = z'}}"],
  ['a = 1e3\nb = 1E+2\nc = 12e-1', "{'a': 1000.0, 'b': 100.0, 'c': 1.2}"],
  ['a = 0x1F\nb = 0b101\nc = 0o17\nd = +5\ne = --5', "{'a': 31, 'b': 5, 'c': 15, 'd': 5, 'e': 5}"],
])('%j is read as %s', (text, table) => {
  expect(packageRepr(parseToml(text).table)).toBe(table)
})

test.each([
  ['a = [1, 2\nb = 3\n', "TomlDecodeError: invalid literal for int() with base 0: '2 b =' (line 1 column 1 char 0)"],
  ['a = 1 ]\nb = 2\n', "TomlDecodeError: invalid literal for int() with base 0: '1 ] b = 2' (line 1 column 1 char 0)"],
  [
    'a = 1.0\nb = 1\nc = 1_000\n[a]',
    "TomlDecodeError: What? a already exists?{'a': 1.0, 'b': 1, 'c': 1000} (line 4 column 1 char 24)",
  ],
  ['a = [1, "x"]', 'TomlDecodeError: Not a homogeneous array (line 1 column 1 char 0)'],
  ['a = [1, 1.0]', 'TomlDecodeError: Not a homogeneous array (line 1 column 1 char 0)'],
  [
    'a = 2020-01-01 nonsense',
    "TomlDecodeError: could not convert string to float: '2020-01-01 nonsense' (line 1 column 1 char 0)",
  ],
  ['a = 2020-02-30', "TomlDecodeError: invalid literal for int() with base 0: '2020-02-30' (line 1 column 1 char 0)"],
  ['a = 0o8', "TomlDecodeError: invalid literal for int() with base 0: '0o8' (line 1 column 1 char 0)"],
  ['a = 012', 'TomlDecodeError: Weirdness with leading zeroes or underscores in your number. (line 1 column 1 char 0)'],
  ['a = .5', "TomlDecodeError: This float doesn't have a leading digit (line 1 column 1 char 0)"],
  ['a = 1.', 'TomlDecodeError: This float is missing digits after the point (line 1 column 1 char 0)'],
  ['a=yes', 'TomlDecodeError: Invalid date or number (line 1 column 1 char 0)'],
  ['a = yes', "TomlDecodeError: This float doesn't have a leading digit (line 1 column 1 char 0)"],
  ['a = True', 'TomlDecodeError: Only all lowercase booleans allowed (line 1 column 1 char 0)'],
  ["a = 'x' 'y'", 'TomlDecodeError: Found tokens after a closed string. Invalid TOML. (line 1 column 1 char 0)'],
  ['[a]\n[a.b]\n[a.b]', "TomlDecodeError: What? b already exists?{'b': {}} (line 3 column 1 char 10)"],
  ['[a.b]\n[c.a]\n[a]\n[[a]]', "AttributeError: 'dict' object has no attribute 'append'"],
  ['[a] b = 1\n', 'TomlDecodeError: Key group not on a line by itself. (line 1 column 1 char 0)'],
  ['[a]]', 'TomlDecodeError: Key group not on a line by itself. (line 1 column 1 char 0)'],
  ['["a', 'TomlDecodeError: Unterminated string found. Reached end of file. (line 1 column 4 char 3)'],
  ['a.b = 1\n[a]', "TomlDecodeError: What? a already exists?{'a': {'b': 1}} (line 2 column 1 char 8)"],
  ['{=1}', 'IndexError: string index out of range'],
  ['x = {a = 1\n}', 'TomlDecodeError: Key name found without value. Reached end of file. (line 2 column 2 char 12)'],
  ['x = {a = , b = 1}', 'IndexError: string index out of range'],
  ['"😀" = "x"\nb = ?', "TomlDecodeError: invalid literal for int() with base 0: '?' (line 2 column 1 char 10)"],
  [
    'a = "\\ud800"',
    'TomlDecodeError: Invalid escape sequence: d800. Only scalar unicode points are allowed. (line 1 column 1 char 0)',
  ],
  ['a = "\\u12"', 'TomlDecodeError: Invalid escape sequence: 12" (line 1 column 1 char 0)'],
  ['a = "\\u0041\\\\u0042"', 'TomlDecodeError: Reserved escape sequence used (line 1 column 1 char 0)'],
  ["a = 'x'\n[a.b]", "TypeError: 'str' object does not support item assignment"],
  ['[[a]]\n[a]', "TomlDecodeError: What? a already exists?{'a': [{}]} (line 2 column 1 char 6)"],
  ['a = 1\na.b = 2', 'TomlDecodeError: Duplicate keys! (line 2 column 1 char 6)'],
  ['a = []\n[a.b]', 'IndexError: list index out of range'],
  ['key', 'TomlDecodeError: Key name found without value. Reached end of file. (line 1 column 4 char 3)'],
  ['key =', 'TomlDecodeError: Empty value is invalid (line 1 column 1 char 0)'],
  ['key = ', 'TomlDecodeError: Empty value is invalid (line 1 column 1 char 0)'],
  ['= 1', 'TomlDecodeError: Found empty keyname.  (line 1 column 1 char 0)'],
  ['[a.]', "TomlDecodeError: Invalid group name ''. Try quoting it. (line 1 column 1 char 0)"],
  ['[""]', "TomlDecodeError: Can't have a keygroup with an empty name (line 1 column 1 char 0)"],
  ['[]', "TomlDecodeError: Invalid group name ''. Try quoting it. (line 1 column 1 char 0)"],
  ['[[[a]]]', 'TomlDecodeError: Key group not on a line by itself. (line 1 column 1 char 0)'],
  ['a = #', 'TomlDecodeError: Empty value is invalid (line 1 column 1 char 0)'],
  ['a = {b = "}", c = [1, {d = 2}]}', 'TomlDecodeError: Not a homogeneous array (line 1 column 1 char 0)'],
  [
    'a.b.c = 1\na.b.d = 2\n[a.b]',
    "TomlDecodeError: What? b already exists?{'b': {'c': 1, 'd': 2}} (line 3 column 1 char 20)",
  ],
  ['\'a\' = 1\n"a" = 2', 'TomlDecodeError: Duplicate keys! (line 2 column 1 char 8)'],
])('%j is refused: %s', (text, error) => {
  expect(() => parseToml(text)).toThrow(
    expect.objectContaining({ type: error.split(': ', 1)[0], message: error.slice(error.indexOf(': ') + 2) }),
  )
})
