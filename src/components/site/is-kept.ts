/** Whether this browser keeps something under a name; false where it refuses storage. */
export function isKept(storage: 'localStorage' | 'sessionStorage', key: string): boolean {
  try {
    return key in window[storage]
  } catch {
    return false
  }
}
