import { authError, type LoginRule, nothingConfigured } from './rule.ts'

export const authPresent: LoginRule = ({ auth }) =>
  auth === undefined ? authError('auth-missing', nothingConfigured) : undefined
