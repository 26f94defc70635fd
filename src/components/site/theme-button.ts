import { announce } from './announce.ts'

const order = ['system', 'light', 'dark'] as const
const root = document.documentElement

const chosen = () => order.find((theme) => theme === root.dataset['theme']) ?? 'system'
const next = () => order[(order.indexOf(chosen()) + 1) % order.length] ?? 'system'

function choose(theme: (typeof order)[number]): void {
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem('theme')
    else localStorage.setItem('theme', theme)
  } catch {
    // Without storage the choice holds for this page only.
  }
}

for (const button of document.querySelectorAll('[data-theme-button]')) {
  const label = () => {
    const text = `Theme: ${chosen()}. Change to ${next()}`
    button.setAttribute('aria-label', text)
    button.setAttribute('title', text)
  }
  label()
  addEventListener('storage', label)
  button.addEventListener('click', () => {
    choose(next())
    label()
    announce(`Theme: ${chosen()}`)
  })
}
