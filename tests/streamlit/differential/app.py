import gc
import json

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

# Streamlit collects garbage after each run, which is most of what a run of this script costs. What was there before the
# first one need not be looked at again.
if gc.get_freeze_count() == 0:
    gc.freeze()

asked = st.query_params
if "guard" in asked:
    if st.user.is_logged_in:
        st.user.name
if "login" in asked:
    st.login(json.loads(asked["login"]))
if "logout" in asked:
    st.logout()
if "case" in asked:
    # What its watcher does when it sees that the file has changed.
    secrets_singleton._on_secrets_changed("secrets.toml")
    st.text(st.secrets.get("case", ""))
else:
    st.text(json.dumps({"user": st.user.to_dict(), "tokens": st.user.tokens.to_dict()}))
