import data from '#content/measured-providers.json' with { type: 'json' }
import { type MeasuredProviders, measuredProvidersFile } from './measured-providers-file.ts'

/** The file that `npm run measure` writes: what a real Streamlit did at shaped providers, and at real ones. */
export const measuredProviders: MeasuredProviders = measuredProvidersFile.parse(data)
