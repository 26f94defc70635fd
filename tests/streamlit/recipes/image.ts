/** The app of the images: it says who is logged in. */
export const script = `import streamlit as st

st.text(st.user.get("email", "nobody"))
st.button("Log in", on_click=st.login)
`

/** What a Dockerfile's CMD gives to `streamlit`, with a port and an address of the tests. */
export function imageCommand(dockerfile: string, port: number): readonly string[] {
  const [, json = '[]'] = /^CMD (.*)$/m.exec(dockerfile) ?? []
  const [, ...args]: string[] = JSON.parse(json)
  return args.map((arg) => arg.replace('=8501', `=${port}`).replace('0.0.0.0', '127.0.0.1'))
}
