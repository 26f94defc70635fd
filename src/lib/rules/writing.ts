import type { Rule } from '#lib/findings/rule.ts'
import { backslashInQuotes } from './backslash-in-quotes.ts'
import { byteOrderMark } from './byte-order-mark.ts'
import { codeFence } from './code-fence.ts'
import { colonInsteadOfEquals } from './colon-instead-of-equals.ts'
import { commentNotHash } from './comment-not-hash.ts'
import { controlCharacter } from './control-character.ts'
import { duplicateKey } from './duplicate-key.ts'
import { duplicateTable } from './duplicate-table.ts'
import { envSyntax } from './env-syntax.ts'
import { equalsMissing } from './equals-missing.ts'
import { headerNotClosed } from './header-not-closed.ts'
import { inlineTableColon } from './inline-table-colon.ts'
import { inlineTableComma } from './inline-table-comma.ts'
import { inlineTableOverLines } from './inline-table-over-lines.ts'
import { jsonPasted } from './json-pasted.ts'
import { keyNameInvalid } from './key-name-invalid.ts'
import { longTextNotClosed } from './long-text-not-closed.ts'
import { lookAlikeKey } from './look-alike-key.ts'
import { mergeConflict } from './merge-conflict.ts'
import { oddSpaceRule } from './odd-space.ts'
import { pythonCode } from './python-code.ts'
import { pythonValue } from './python-value.ts'
import { quoteNotClosed } from './quote-not-closed.ts'
import { smartQuotes } from './smart-quotes.ts'
import { tableNameInvalid } from './table-name-invalid.ts'
import { textAfterValue } from './text-after-value.ts'
import { unquotedValue } from './unquoted-value.ts'
import { valueMissing } from './value-missing.ts'
import { yamlPasted } from './yaml-pasted.ts'

/** Why the parser stopped: first what is wrong with all of the file, then with a line. */
export const writingRules: readonly Rule[] = [
  byteOrderMark,
  jsonPasted,
  yamlPasted,
  codeFence,
  pythonCode,
  mergeConflict,
  controlCharacter,
  oddSpaceRule,
  lookAlikeKey,
  smartQuotes,
  envSyntax,
  colonInsteadOfEquals,
  equalsMissing,
  keyNameInvalid,
  commentNotHash,
  pythonValue,
  valueMissing,
  unquotedValue,
  quoteNotClosed,
  longTextNotClosed,
  textAfterValue,
  backslashInQuotes,
  inlineTableOverLines,
  inlineTableComma,
  inlineTableColon,
  tableNameInvalid,
  headerNotClosed,
  duplicateKey,
  duplicateTable,
]
