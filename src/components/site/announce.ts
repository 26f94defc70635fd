/** Says a short text to screen readers through the page's status region, for two seconds. */
export function announce(text: string): void {
  const status = document.getElementById('status')
  if (!status) return
  status.textContent = text
  setTimeout(() => {
    if (status.textContent === text) status.textContent = ''
  }, 2000)
}
