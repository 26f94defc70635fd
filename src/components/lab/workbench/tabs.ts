/** The views of the inspector, in the order of its tabs. */
export const tabs = [
  { value: 'flow', name: 'Flow' },
  { value: 'http', name: 'HTTP' },
  { value: 'cookies', name: 'Cookies' },
  { value: 'claims', name: 'Claims' },
  { value: 'config', name: 'Config' },
  { value: 'log', name: 'Log' },
] as const

export type Tab = (typeof tabs)[number]['value']

/** The view of this name; the first where there is none. */
export function tabOf(name: string | null | undefined): Tab {
  return tabs.find(({ value }) => value === name)?.value ?? 'flow'
}
