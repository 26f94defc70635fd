// Runs before the first paint. `data-theme` is absent while the reader leaves the choice to the system.
const applyTheme = (theme) => {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

try {
  applyTheme(localStorage.getItem('theme'))
} catch {
  // A browser that refuses storage follows the system.
}

// Fires in every other document of this origin: the frames of this page and other tabs.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'theme' || key === null) applyTheme(newValue)
})
