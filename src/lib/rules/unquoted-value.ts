import { hits, syntaxRule, writtenPair } from '#lib/findings/lines.ts'
import { replaced } from '#lib/findings/places.ts'

const number = String.raw`[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d+)?|0[xob][\da-fA-F_]+`
const moment = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ][\d:.+Zz-]+)?|\d\d:\d\d:[\d.]+`
/** What is a value without quotes, and what another rule is about. */
const otherValue = new RegExp(
  `^(?:["'[{“”„‟‘’‚‛«»(]|(?:true|false|[+-]?(?:inf|nan)|${number}|${moment})$|(?:True|False|None)\\b|[fr]["']|os\\.|st\\.)`,
)

export const unquotedValue = syntaxRule({
  code: 'unquoted-value',
  title: 'A value without quotes',
  about: 'Text stands in quotes, addresses, ids and secrets too. Only numbers, dates, `true` and `false` do without.',
  fix: 'Put quotes around the value.',
  find: (file, from) =>
    hits(file, writtenPair, from)
      .filter(({ match }) => !otherValue.test(match.groups?.['at'] ?? '"'))
      .map(({ piece, match }) => {
        const value = match.groups?.['at'] ?? ''
        const plain = !/["'\\]/.test(value)
        return {
          at: [piece],
          so: `The value of \`${match.groups?.['key'] ?? ''}\` in line ${piece.line} has no quotes.`,
          ...(plain ? { edit: { label: 'Put quotes around it', edits: [replaced(file, piece, `"${value}"`)] } } : {}),
        }
      }),
})
