// Everything that pages with a lab or an inspector run besides, in one file, so that it costs one request.
import '../browser/mini-browser.ts'
import '../workbench/live-lab.ts'
import './load-when-used.ts'
import './recorded-run.ts'
