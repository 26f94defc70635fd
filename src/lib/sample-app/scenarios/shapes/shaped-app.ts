import { type Line, line, loggedOut, login, logout, type Piece, showUser, stop, title, write } from '../../scenario.ts'

/** A login button: its label, and the table `[auth.<name>]` that it logs in with. */
export interface Door {
  readonly label: string
  readonly name: string
}

/** A line that shows something of `st.user`: the Python, and what it draws. */
export interface Shown {
  readonly code: string
  readonly pieces: readonly Piece[]
}

/** The script of an app at a shaped provider: a button for each door, what is `shown`, and all of `st.user`. */
export function shapedApp(heading: string, doors: readonly Door[], shown: readonly Shown[]): readonly Line[] {
  return [
    line('import streamlit as st'),
    line(''),
    line(`st.title("${heading}")`, title(heading)),
    line(''),
    line('if not st.user.is_logged_in:'),
    ...doors.map(({ label, name }) =>
      line(`    st.button("${label}", on_click=st.login, args=["${name}"])`, login(label, name), loggedOut),
    ),
    line('    st.stop()', stop, loggedOut),
    line(''),
    line('st.button("Log out", on_click=st.logout)', logout('Log out')),
    ...shown.map(({ code, pieces }) => line(code, write(...pieces))),
    line('st.json(st.user.to_dict())', showUser),
  ]
}

/** `st.user.get(…)` in a line of its own. */
export function getClaim(what: string, claim: string, or = 'none'): Shown {
  return {
    code: `st.write("${what}:", st.user.get("${claim}", "${or}"))`,
    pieces: [`${what}: `, { get: claim, or }],
  }
}
