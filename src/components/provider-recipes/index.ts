import Addresses from './Addresses.astro'
import Checked from './Checked.astro'
import Claims from './Claims.astro'
import Errors from './Errors.astro'
import Facts from './Facts.astro'
import Files from './Files.astro'
import Steps from './Steps.astro'

/** What a recipe may use without an import. Each is told the provider: `of="google"`. */
export const providerRecipeComponents = { Addresses, Checked, Claims, Errors, Facts, Files, Steps }
