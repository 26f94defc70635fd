import type { CheckOptions, Finding, Report, Span } from '#lib/findings/finding.ts'
import { DEPTH_LIMIT, FINDING_LIMIT, SIZE_LIMIT } from '#lib/findings/limits.ts'
import { fileMask } from '#lib/findings/mask.ts'
import { type Found, type Rule, withMark } from '#lib/findings/rule.ts'
import { type Piece, secretsFile } from '#lib/findings/secrets-file.ts'
import { isTable, type TomlTable } from '#lib/python/toml/value.ts'
import { rules } from '#lib/rules/index.ts'
import { parseSecrets, type Secrets, type TomlReader, tomlReader } from '#lib/streamlit/secrets.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'
import { attempts, outcomes } from './logins.ts'

/**
 * Checks the text of a `.streamlit/secrets.toml`: what `st.login()` of this Streamlit refuses, word for word and in its
 * order; what it takes though the login will fail; what works and is unsafe or surprising. The parser's mistake, which
 * Streamlit hides, comes first. Takes any text; never throws. Secrets are masked in all of the report, edits aside.
 * A text that is too large or too deep is not looked into, which a finding says; then no login is named.
 */
export async function checkSecrets(text: string, options: CheckOptions): Promise<Report> {
  const asked = { ...options, streamlit: fullVersion(options.streamlit) }
  const reader: TomlReader = tomlReaderOf(asked.streamlit)
  const tooLarge = text.length > SIZE_LIMIT
  const read: Secrets = tooLarge ? unread : parseSecrets(text, await tomlReader(reader))
  const tooDeep = read.ok && isTooDeep(read.table)
  const secrets = tooDeep ? unread : read
  const tried = tooLarge || tooDeep ? [] : attempts(secrets, asked)
  const beginning = tooLarge ? text.slice(0, SIZE_LIMIT) : text
  const file = secretsFile(beginning, {
    reader,
    secrets,
    options: asked,
    attempts: tried,
    tooLarge,
    tooDeep,
    size: text.length,
  })
  const mask = fileMask(beginning, secrets)
  const found = rules.flatMap((rule) => rule.find(file).map((one) => ({ rule, one })))
  return {
    reader,
    findings: found.slice(0, FINDING_LIMIT).map(({ rule, one }) => finding(rule, one, mask.sentence)),
    more: Math.max(0, found.length - FINDING_LIMIT),
    logins: outcomes(tried),
    masked: mask.text,
  }
}

/** Stands for a file that the checker does not look into. */
const unread: Secrets = { ok: false, type: 'unread', message: '' }

/** Without recursion, which a deep file would bring to its end. */
function isTooDeep(table: TomlTable): boolean {
  let level: TomlTable[] = [table]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) return true
    level = level.flatMap((one) => [...one.values()].filter((value) => isTable(value)))
  }
  return false
}

/** "1.65.0" of "1.65". */
function fullVersion(version: string): string {
  return [...version.split('.'), '0', '0'].slice(0, 3).join('.')
}

function finding(rule: Rule, found: Found, mask: (text: string) => string): Finding {
  const says = found.says === undefined ? rule.streamlit.says : (found.says ?? undefined)
  const where = found.where ?? rule.streamlit.where
  return {
    code: rule.code,
    kind: found.kind ?? rule.kind,
    title: rule.title,
    at: (found.at ?? []).map(spanOf),
    ...(found.path === undefined ? {} : { path: mask(found.path) }),
    so: mask(found.so),
    streamlit: {
      does: withMark(found.does ?? rule.streamlit.does, rule.known),
      ...(says === undefined ? {} : { says: mask(says) }),
      ...(where === undefined ? {} : { where }),
    },
    fix: mask(found.fix ?? rule.fix),
    ...(found.edit === undefined ? {} : { edit: found.edit }),
  }
}

function spanOf({ line, column, length }: Piece): Span {
  return { line, column, length }
}
