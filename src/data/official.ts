/** The official page that this guide mirrors. */
export const officialGuide = 'https://docs.streamlit.io/develop/concepts/connections/authentication'

/** Official pages around it, for the sidebar. */
export const officialPages = [
  { name: 'Install Streamlit', href: 'https://docs.streamlit.io/get-started/installation' },
  { name: 'Fundamentals', href: 'https://docs.streamlit.io/get-started/fundamentals' },
  { name: 'Secrets management', href: 'https://docs.streamlit.io/develop/concepts/connections/secrets-management' },
  { name: 'Security reminders', href: 'https://docs.streamlit.io/develop/concepts/connections/security-reminders' },
  { name: 'Authentication API', href: 'https://docs.streamlit.io/develop/api-reference/user' },
  { name: 'Deploy', href: 'https://docs.streamlit.io/deploy' },
] as const
