/** Values that documents print where a reader's own belongs, in whatever case. */
const known = new Set([
  ...['xxx', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxxx', 'changeme', 'change-me', 'change_me', 'replace-me', 'replace_me'],
  ...['replaceme', 'todo', 'tbd', 'secret', 'client_id', 'client_secret', 'cookie_secret', 'client-id'],
  ...['client-secret', 'cookie-secret', 'random-string', 'random_string', 'my-secret', 'mysecret', '...', '…'],
])

/** Whether a value is one that stands in documents for the reader's own: "xxx", "your-client-id", "<secret>". */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().toLowerCase()
  if (text.length > 100) return false
  return (
    known.has(text) || /^x{3,}$/.test(text) || /^<[^<>]*>$/.test(text) || /^\{[^{}]*\}$/.test(text) || yours.test(text)
  )
}

const yours =
  /^(?:your|my|insert|enter|put)[-_ ](?:own[-_ ])?[a-z-_ ]*(?:id|secret|key|here|string|value|password|domain|tenant)[a-z-_ ]*$/
