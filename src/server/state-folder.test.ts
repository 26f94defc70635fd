import { expect, test } from 'vitest'
import { stateFolder } from './state-folder.ts'

const ada = { linux: '/home/ada', darwin: '/Users/ada', win32: 'C:\\Users\\ada' } as const

test.each([
  ['linux', {}, '/home/ada/.local/state/streamlit-auth-guide'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/streamlit-auth-guide'],
  ['linux', { XDG_STATE_HOME: 'state' }, '/home/ada/.local/state/streamlit-auth-guide'],
  ['linux', { XDG_STATE_HOME: '', LOCALAPPDATA: '/x' }, '/home/ada/.local/state/streamlit-auth-guide'],
  ['darwin', {}, '/Users/ada/Library/Application Support/streamlit-auth-guide'],
  ['darwin', { XDG_STATE_HOME: '/state' }, '/state/streamlit-auth-guide'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\streamlit-auth-guide'],
  ['win32', {}, 'C:\\Users\\ada\\AppData\\Local\\streamlit-auth-guide'],
] as const)('on %s with %o the folder is %s', (platform, env, folder) => {
  expect(stateFolder(env, { platform, home: ada[platform] })).toBe(folder)
})

test('without a home there is no folder', () => {
  expect(stateFolder({}, { platform: 'linux', home: '' })).toBeNull()
})
