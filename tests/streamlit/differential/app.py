import json

import streamlit as st

asked = st.query_params
if "login" in asked:
    st.login(json.loads(asked["login"]))
if "logout" in asked:
    st.logout()
if "case" in asked:
    st.text(st.secrets.get("case", ""))
else:
    st.text(json.dumps({"user": st.user.to_dict(), "tokens": st.user.tokens.to_dict()}))
