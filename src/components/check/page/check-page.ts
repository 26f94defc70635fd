// All of the page, loaded when it stands.
import './secrets-checker.ts'
import '../tools/cookie-opener.ts'
import '../tools/discovery-judge.ts'
import '../tools/redirect-matcher.ts'
import '../tools/request-reader.ts'
