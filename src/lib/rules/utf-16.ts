import type { Rule } from '#lib/findings/rule.ts'

export const utf16: Rule = {
  code: 'utf-16',
  kind: 'refused',
  title: 'The file is UTF-16, or no text at all',
  about:
    'A file written as UTF-16 ("Unicode" in some editors, and what `>` of Windows PowerShell 5 writes) has a zero byte beside every letter. Streamlit reads UTF-8.',
  streamlit: { does: '`st.login()` raises a UnicodeDecodeError, or the parser stops at the first odd character.' },
  known: 'tested',
  fix: 'Save the file as "UTF-8". In PowerShell: `Set-Content -Encoding utf8` of PowerShell 7, or save it from an editor.',
  find: ({ given, binary }) => {
    const start = given.slice(0, 4000)
    return binary ? [{ so: `Of the first ${start.length} characters ${start.split('\0').length - 1} are NUL.` }] : []
  },
}
