import json

import streamlit as st

user = st.user if "user" in dir(st) else st.experimental_user
asked = st.query_params
if "login" in asked:
    st.login()
if "logout" in asked:
    st.logout()
if "secrets" in asked:
    st.text(st.secrets)
else:
    tokens = sorted(user.tokens) if hasattr(user, "tokens") else None
    st.text(json.dumps({**user.to_dict(), "tokens": tokens}))
