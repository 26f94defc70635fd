import type { Finding } from '#lib/findings/finding.ts'
import type { RedirectCode } from './problems.ts'

/** Which of the three addresses a finding is about. */
export type Of = 'app' | 'redirect_uri' | 'registered'

const places: Readonly<Record<Of, string>> = {
  app: 'address bar',
  redirect_uri: 'redirect_uri',
  registered: 'registered',
}

export function finding(
  code: RedirectCode,
  kind: 'fails' | 'surprising',
  c: {
    of: Of
    title: string
    so: string
    does: string
    says?: string
    where?: Finding['streamlit']['where']
    fix: string
  },
): Finding {
  const { of, title, so, does, says, where, fix } = c
  const streamlit = { does, ...(says === undefined ? {} : { says }), ...(where === undefined ? {} : { where }) }
  return {
    code,

    kind,
    title,
    at: [],
    path: places[of],
    so: cut(so),
    streamlit,
    fix: cut(fix),
  }
}

/** A text between backticks, which it cannot end. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ') || ' '}\``
}

function cut(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 997)}…` : text
}
