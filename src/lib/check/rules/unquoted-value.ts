import { hits, syntaxRule, writtenPair } from '../lines.ts'
import { replaced } from '../places.ts'

const otherValue =
  /^(?:["'[{“”„‟‘’‚‛«»(]|(?:true|false|[+-]?(?:inf|nan))$|[+-]?[\d_]+(?:\.[\d_]+)?(?:[eE][+-]?\d+)?$|0[xob][\da-fA-F_]+$|\d{4}-\d\d-\d\d|\d\d:\d\d:|(?:True|False|None)\b|[fr]["']|os\.|st\.)/

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
