/** A line of an app that reads or writes `st.user`, and what comes of it. */
export interface UserRead {
  readonly situation: 'no [auth]' | 'logged out' | 'logged in'
  /** One Python expression or statement. */
  readonly code: string
  /** The repr of its value, or its exception as `Type: message`; `None` for a statement that passes. */
  readonly result: string
}

/** The `st.user` that the lines of somebody who is logged in find, with `expose_tokens = "access"`. */
export const exampleUser = {
  is_logged_in: true,
  sub: 'ada',
  groups: ['staff'],
  provider: 'default',
  tokens: { access: 'a' },
} as const

const absent = (code: string, result: string): UserRead => ({ situation: 'no [auth]', code, result })
const out = (code: string, result: string): UserRead => ({ situation: 'logged out', code, result })
const inside = (code: string, result: string): UserRead => ({ situation: 'logged in', code, result })

const written = 'StreamlitAPIException: st.user cannot be modified'

/** Every way of reading `st.user`; tests/streamlit/user.test.ts asks the real one for each line. */
export const userReads: readonly UserRead[] = [
  absent('st.user.is_logged_in', 'AttributeError: st.user has no attribute "is_logged_in".'),
  absent('st.user.get("is_logged_in")', 'None'),
  absent('st.user.to_dict()', '{}'),
  out('st.user.is_logged_in', 'False'),
  out('st.user.to_dict()', "{'is_logged_in': False}"),
  out('st.user.sub', 'AttributeError: st.user has no attribute "sub".'),
  out('list(st.user), len(st.user)', "(['is_logged_in'], 1)"),
  out('"tokens" in st.user', 'True'),
  inside('st.user.is_logged_in', 'True'),
  inside(
    'st.user.to_dict()',
    "{'is_logged_in': True, 'sub': 'ada', 'groups': ['staff'], 'provider': 'default', 'tokens': {'access': 'a'}}",
  ),
  inside('st.user.sub, st.user["groups"]', "('ada', ['staff'])"),
  inside('st.user.name', 'AttributeError: st.user has no attribute "name".'),
  inside('st.user["name"]', `KeyError: 'st.user has no key "name".'`),
  inside('st.user.get("name", "friend")', "'friend'"),
  inside('hasattr(st.user, "name"), "name" in st.user', '(False, False)'),
  inside('isinstance(st.user, dict), isinstance(st.user.to_dict(), dict)', '(False, True)'),
  inside('st.user.name = "Ada"', written),
  inside('st.user["name"] = "Ada"', written),
  inside('del st.user.name', "AttributeError: 'UserInfoProxy' object has no attribute 'name'"),
  inside('st.user.refresh()', 'AttributeError: st.user has no attribute "refresh".'),
]

/** The same of `st.user.tokens`. */
export const tokenReads: readonly UserRead[] = [
  out('st.user.tokens.to_dict()', '{}'),
  out('st.user.tokens["access"]', "KeyError: 'access'"),
  inside('st.user.tokens.access', "'a'"),
  inside('st.user.tokens["access"]', "'a'"),
  inside('st.user.tokens.to_dict()', "{'access': 'a'}"),
  inside('st.user.tokens.id', 'AttributeError: Token "id" is not exposed or does not exist.'),
  inside('st.user.tokens["id"]', "KeyError: 'id'"),
  inside('"id" in st.user.tokens', 'False'),
  inside('st.user.tokens.get("id")', 'None'),
  inside('st.user.tokens.id = "x"', 'StreamlitAPIException: st.user.tokens cannot be modified'),
]
