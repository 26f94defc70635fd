// Opens the folds around what the address names. Browsers do so themselves since 2025; older ones lead nowhere.
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const folds = [...document.querySelectorAll('details:not([open])')].filter((fold) => fold.contains(target))
  for (const fold of folds) fold.toggleAttribute('open', true)
  if (folds.length > 0) target?.scrollIntoView()
}

openTarget()
addEventListener('hashchange', openTarget)
