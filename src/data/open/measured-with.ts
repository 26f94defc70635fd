import measured from '#content/measured-with.json' with { type: 'json' }

/** The head of every open table. */
export const measuredWith = {
  made: 'Streamlit Auth Guide',
  streamlit: measured.streamlit,
  authlib: measured.authlib,
} as const
