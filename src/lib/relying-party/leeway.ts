/** Seconds that Authlib 1.9 allows on `exp`, `nbf` and `iat`. */
export const LEEWAY_SECONDS = 120
