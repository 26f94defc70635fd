import { onlineKinds } from '../src/doctor/online/online-kinds.ts'
import { allCodes } from '../src/lib/check/explain.ts'
import { faults } from '../src/lib/faults/index.ts'
import { checkProblems } from '../src/lib/inspector/check-problems.ts'
import { causes } from '../src/lib/inspector/verdict/causes.ts'
import { findingProblems } from '../src/lib/own-app/login-finding.ts'
import { pastedProblems } from '../src/lib/pasted/problems.ts'
import type { LoginCode } from '../src/lib/streamlit/login-rules/rule.ts'
import { problems, written } from './error-table.ts'

/** Every code of a refusal of `st.login()`: a code that is added to the type is missing here. */
const loginCodes: Readonly<Record<LoginCode, true>> = {
  'secrets-crash': true,
  'secrets-missing': true,
  'secrets-unparsable': true,
  'auth-missing': true,
  'auth-not-a-table': true,
  'redirect-uri-missing': true,
  'cookie-secret-missing': true,
  'provider-name-underscore': true,
  'client-kwargs-not-a-table': true,
  'provider-missing': true,
  'provider-not-a-table': true,
  'provider-keys-missing': true,
  'cookie-secret-empty': true,
  'cookie-secret-not-text': true,
}

/** The page of a problem that says itself which refusals it is. */
const ofRefusal = (code: string) => written.find(({ data }) => data.rules?.includes(code))?.id ?? 'none'
const ofFault = (code: string) => problems.find(({ fault }) => fault === code)?.code ?? 'none'
const same = (codes: readonly string[]) => codes.map((code) => [code, code] as const)

/** By who finds it: each finding with the problem that it is. */
export const findings: Readonly<Record<string, readonly (readonly [code: string, problem: string])[]>> = {
  'the checker': same(allCodes()),
  'st.login()': Object.keys(loginCodes).map((code) => [code, ofRefusal(code)]),
  'a fault': faults.map(({ code }) => [code, ofFault(code)]),
  'the own app': same(findingProblems),
  'the inspector': same(checkProblems),
  'the verdict': same(Object.keys(causes)),
  'a pasted text': Object.entries(pastedProblems),
  'the doctor online': onlineKinds.map(({ code, problem }) => [code, problem]),
}
