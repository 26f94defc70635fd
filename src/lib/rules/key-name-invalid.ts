import { hits, syntaxRule } from '#lib/findings/lines.ts'

const written =
  /^[ \t]*(?!(?:export|set|SET|setx)[ \t]|\$env:)(?<at>(?=\S)[\w.-]*(?:[ \t]+[\w-]|[!-~](?<![\w\s.=:"'#[\]-]))[^=:"'#\n]*)=/d

export const keyNameInvalid = syntaxRule({
  code: 'key-name-invalid',
  title: 'A name holds a character that a name cannot hold',
  about: 'A name without quotes holds letters, digits, `_` and `-`. A space, a brace or another character ends it.',
  fix: 'Write the name as Streamlit knows it, such as `client_id`.',
  find: (file, from) =>
    hits(file, written, from).map(({ piece, match }) => ({
      at: [piece],
      so: `Line ${piece.line} begins with the name \`${(match.groups?.['at'] ?? '').trim().slice(0, 60).replaceAll('`', "'")}\`.`,
    })),
})
