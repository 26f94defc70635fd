/** Of what a version changes on a page. In the script, so that a reader of the newest loads none of it. */
export const looks = `
@layer components {
.which { margin: auto; max-width: min(30rem, calc(100vw - 2rem)); padding: var(--s5); color: inherit; background: var(--surface);
  border: 1px solid var(--edge); border-radius: var(--r3); box-shadow: var(--lift); }
.which::backdrop { background: var(--veil); }
.which fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
.which legend { font-weight: 700; font-size: var(--t-l); padding: 0; }
.which fieldset > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: var(--s1);
  margin-block: var(--s3); }
.which label { display: flex; align-items: center; gap: var(--s2); min-height: 2.25rem; padding: 0 var(--s2);
  border: 1px solid var(--rule); border-radius: var(--r2); font-size: var(--t-m); cursor: pointer; }
.which label:has(:checked) { border-color: var(--accent); background: var(--accent-bg); font-weight: 600; }
.which label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.which form > p + p { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); margin-top: var(--s3); }
[data-from][aria-current="true"] { background: var(--accent-bg); box-shadow: 0 0 0 var(--s1) var(--accent-bg); }
main a.tag.not-yours { color: var(--hold); border-color: currentColor; white-space: normal; }
.instead { color: var(--hold); font-size: var(--t-s); }
.of-version { border-bottom: 1px dotted var(--accent); background: var(--accent-bg); }
.version-notice { padding: var(--s2) var(--s3); border-inline-start: 3px solid var(--hold); background: var(--sunk);
  font-size: var(--t-s); }
}
@media print { .version-notice .btn { display: none; } }`
