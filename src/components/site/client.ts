// Everything that every page runs, in one file, so that it costs one request.
import '../lab/fresh-login-link.ts'
import '../lab/live-lab.ts'
import '../prose/copy-button.ts'
import './contents.ts'
import './menu.ts'
import './search/search-dialog.ts'
import './theme-button.ts'
