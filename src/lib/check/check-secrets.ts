import { parseSecrets, type TomlReader, tomlReader } from '#lib/streamlit/secrets.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'
import type { CheckOptions, Finding, Report, Span } from './finding.ts'
import { attempts, outcomes } from './logins.ts'
import { maskedText, sentenceMask } from './mask.ts'
import { type Found, type Rule, withMark } from './rule.ts'
import { rules } from './rules/index.ts'
import { type Piece, secretsFile } from './secrets-file.ts'

/** The most findings of a report; of the others it says how many there are. */
export const FINDING_LIMIT = 200

/**
 * Checks the text of a `.streamlit/secrets.toml`: what `st.login()` of this Streamlit refuses, word for word and in its
 * order; what it takes though the login will fail; what works and is unsafe or surprising. The parser's mistake, which
 * Streamlit hides, comes first. Takes any text; never throws. Secrets are masked in all of the report.
 */
export async function checkSecrets(text: string, options: CheckOptions): Promise<Report> {
  const asked = { ...options, streamlit: fullVersion(options.streamlit) }
  const reader: TomlReader = tomlReaderOf(asked.streamlit)
  const secrets = parseSecrets(text, await tomlReader(reader))
  const tried = attempts(secrets, asked)
  const file = secretsFile(text, { reader, secrets, options: asked, attempts: tried })
  const mask = sentenceMask(secrets)
  const found = rules.flatMap((rule) => rule.find(file).map((one) => finding(rule, one, mask)))
  return {
    reader,
    findings: found.slice(0, FINDING_LIMIT),
    more: Math.max(0, found.length - FINDING_LIMIT),
    logins: outcomes(tried),
    masked: maskedText(text),
  }
}

/** "1.65.0" of "1.65". */
function fullVersion(version: string): string {
  return [...version.split('.'), '0', '0'].slice(0, 3).join('.')
}

function finding(rule: Rule, found: Found, mask: (text: string) => string): Finding {
  const says = found.says ?? rule.streamlit.says
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
