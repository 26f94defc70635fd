import { userName } from '#lib/streamlit/reader-versions.ts'
import type { Choices, ChosenProvider } from './choices.ts'
import { hasTokens } from './for-version.ts'
import { needsProfile } from './provider-settings.ts'

/** The text of `app.py`: the way of logging in that was chosen, with what the app needs of its users. */
export function appPy(choices: Choices): string {
  const text = `${['import streamlit as st', '', ...styles[choices.style](choices)].join('\n')}\n`
  return text.replaceAll(/\bst\.user\b/g, userName(choices.streamlit))
}

const styles: Readonly<Record<Choices['style'], (choices: Choices) => readonly string[]>> = {
  private: (choices) => [
    'st.title("My app")',
    '',
    'if not st.user.is_logged_in:',
    '    st.write("Please log in.")',
    ...indented(loginButtons(choices)),
    '    st.stop()',
    '',
    logoutButton,
    ...welcome(choices),
  ],
  button: (choices) => [
    'st.title("My app")',
    'st.write("Everybody can read this.")',
    '',
    'if not st.user.is_logged_in:',
    ...indented(
      choices.providers.flatMap((chosen) => [
        `if st.button(${pythonString(label(choices, chosen))}):`,
        `    st.login(${name(choices, chosen)})`,
      ]),
    ),
    '    st.stop()',
    '',
    'if st.button("Log out"):',
    '    st.logout()',
    ...welcome(choices),
  ],
  callback: (choices) => [
    '',
    ...choices.providers.flatMap((chosen) => [
      `def log_in${suffix(choices, chosen)}():`,
      '    st.session_state.clear()  # what must not outlive this person',
      `    st.login(${name(choices, chosen)})`,
      '',
      '',
    ]),
    'def log_out():',
    '    st.session_state.clear()',
    '    st.logout()',
    '',
    '',
    'st.title("My app")',
    'st.write("Everybody can read this.")',
    '',
    'if not st.user.is_logged_in:',
    ...indented(
      choices.providers.map(
        (chosen) => `st.button(${pythonString(label(choices, chosen))}, on_click=log_in${suffix(choices, chosen)})`,
      ),
    ),
    '    st.stop()',
    '',
    'st.button("Log out", on_click=log_out)',
    ...welcome(choices),
  ],
  pages: (choices) => [
    '',
    'def login_page():',
    '    st.title("Log in")',
    ...indented(loginButtons(choices)),
    '',
    '',
    'def home_page():',
    '    st.title("My app")',
    ...indented(welcome(choices)),
    '',
    '',
    'def account_page():',
    '    st.title("Your account")',
    ...indented([logoutButton, 'st.json(st.user.to_dict())']),
    '',
    '',
    '# A page that is not in the list cannot be opened, not by its address either.',
    'if st.user.is_logged_in:',
    '    pages = [st.Page(home_page, title="Home"), st.Page(account_page, title="Account")]',
    'else:',
    '    pages = [st.Page(login_page, title="Log in")]',
    '',
    'st.navigation(pages).run()',
  ],
  'allow-list': (choices) => [
    ...allowList(choices),
    'st.title("My app")',
    '',
    'if not st.user.is_logged_in:',
    '    st.write("Please log in.")',
    ...indented(loginButtons(choices)),
    '    st.stop()',
    '',
    logoutButton,
    '',
    'if not is_allowed():',
    '    st.error("You are logged in, but not on the list.")',
    '    st.json({key: st.user.get(key) for key in ["iss", "sub", "email", "email_verified"]})',
    '    st.stop()',
    '',
    ...welcome(choices),
  ],
}

const logoutButton = 'st.button("Log out", on_click=st.logout)'

function loginButtons(choices: Choices): readonly string[] {
  const args = (chosen: ChosenProvider) => (choices.providers.length === 1 ? '' : `, args=[${name(choices, chosen)}]`)
  return choices.providers.map(
    (chosen) => `st.button(${pythonString(label(choices, chosen))}, on_click=st.login${args(chosen)})`,
  )
}

function welcome(choices: Choices): readonly string[] {
  return [
    needsProfile(choices)
      ? `st.write(f"Welcome, {st.user.get('name', st.user.sub)}.")`
      : 'st.write(f"Welcome, {st.user.sub}.")',
    ...(choices.needs.includes('groups') ? ['', ...groups(choices)] : []),
    ...(choices.needs.includes('token')
      ? ['', 'token = st.user.tokens["access"]', 'headers = {"Authorization": f"Bearer {token}"}  # for your calls']
      : []),
  ]
}

/** The claims that hold groups have other names at other providers. */
function groups({ providers, streamlit }: Choices): readonly string[] {
  const [main] = providers
  const known = providers.flatMap(({ provider }) =>
    provider.groups.claim === null ? [] : [`${pythonString(provider.table)}: ${pythonString(provider.groups.claim)}`],
  )
  const show = 'st.write("Your groups:", groups)'
  if (providers.length === 1) {
    const { claim } = main.provider.groups
    return [
      claim === null
        ? 'groups = []  # this provider sends none'
        : `groups = list(st.user.get(${pythonString(claim)}, []))`,
      show,
    ]
  }
  if (!hasTokens({ streamlit })) {
    const claims = [...new Set(providers.flatMap(({ provider }) => provider.groups.claim ?? []))]
    return [`groups = [group for claim in ${JSON.stringify(claims)} for group in st.user.get(claim, [])]`, show]
  }
  return [
    `claim = {${known.join(', ')}}.get(st.user.provider, "groups")`,
    'groups = list(st.user.get(claim, []))',
    show,
  ]
}

function allowList({ allowed, providers }: Choices): readonly string[] {
  const given = allowed.length === 0 ? ['ada@example.com', '@example.com'] : allowed
  const unverified = providers.filter(({ provider }) => !provider.verifiesEmail).map(({ provider }) => provider.name)
  const by = (isDomain: boolean) => given.filter((entry) => entry.startsWith('@') === isDomain)
  return [
    `EMAILS = ${pythonSet(by(false))}`,
    `DOMAINS = ${pythonSet(by(true).map((entry) => entry.slice(1)))}`,
    ...(unverified.length === 0
      ? []
      : [`# ${unverified.join(' and ')}: no verified e-mail. Put (iss, sub) of each person here.`]),
    ...(unverified.length === 0 ? [] : ['PEOPLE = {("https://login.example.com", "a1b2c3d4")}']),
    '',
    '',
    'def is_allowed():',
    ...(unverified.length === 0 ? [] : ['    if (st.user.iss, st.user.sub) in PEOPLE:', '        return True']),
    '    if st.user.get("email_verified") is not True:',
    '        return False  # anybody could have typed that address',
    '    email = str(st.user.get("email", "")).lower()',
    '    return email in EMAILS or email.rpartition("@")[2] in DOMAINS',
    '',
    '',
  ]
}

function label({ providers }: Choices, { provider }: ChosenProvider): string {
  return providers.length === 1 ? 'Log in' : `Log in with ${provider.name}`
}

/** What `st.login()` is given: nothing for one provider. */
function name({ providers }: Choices, { provider }: ChosenProvider): string {
  return providers.length === 1 ? '' : pythonString(provider.table)
}

function suffix({ providers }: Choices, { provider }: ChosenProvider): string {
  return providers.length === 1 ? '' : `_with_${provider.table.replaceAll('-', '_')}`
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`))
}

function pythonSet(items: readonly string[]): string {
  return items.length === 0 ? 'set()' : `{${items.map(pythonString).join(', ')}}`
}

/** JSON's string is Python's too: the escapes that JSON writes mean the same there. */
export function pythonString(text: string): string {
  return JSON.stringify(text)
}
