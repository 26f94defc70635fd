import { appPy } from './app-py.ts'
import { checklist } from './checklist.ts'
import { type Choices, deployedAddress, localAddress } from './choices.ts'
import { dotEnv, serverPy } from './environment.ts'
import { forVersion, versionRemarks } from './for-version.ts'
import type { Commands, Made, MadeFile } from './made.ts'
import { placeFiles } from './place-files.ts'
import { remarks } from './remarks.ts'
import { requirementsNote, requirementsTxt } from './requirements.ts'
import { type PlaceSecrets, secretsToml } from './secrets-toml.ts'

export interface Secrets extends Pick<PlaceSecrets, 'clientSecrets'> {
  /** Each place where the app runs gets a cookie secret of its own: a leak of one forges no login of the other. */
  readonly cookieSecrets: { readonly local: string | undefined; readonly deployed: string | undefined }
}

/**
 * The files, the commands and the provider's checklists for what a reader chose. Every secrets.toml of it is one that
 * Streamlit reads and `st.login()` takes; placeholders stand for what was not given.
 */
export function makeFiles(chosen: Choices, secrets: Secrets): Made {
  const choices = forVersion(chosen)
  const place = placeFiles[choices.place]
  const address = localAddress(choices)
  const deployed = deployedAddress(choices)
  const { clientSecrets, cookieSecrets } = secrets
  const local = { clientSecrets, cookieSecret: cookieSecrets.local }
  const texts = {
    secretsToml: secretsToml(choices, address, local),
    appPy: appPy(choices),
    requirementsTxt: requirementsTxt(choices),
  }
  const server = place.deploy(choices)
  return {
    ...texts,
    files: [
      ...(choices.place === 'env'
        ? [
            file(
              'server.py',
              'python',
              serverPy(choices),
              'What `streamlit run` starts. It hands the variables to the app.',
            ),
          ]
        : [secretsFile(texts.secretsToml)]),
      file('app.py', 'python', texts.appPy, 'Your app. Put your own below the login.'),
      file('requirements.txt', 'text', texts.requirementsTxt, requirementsNote(choices)),
      ...(choices.place === 'env' ? [envFile('.env', dotEnv(choices, address, local))] : []),
      ...(deployed === null
        ? []
        : [deployedFile(choices, deployed, { clientSecrets, cookieSecret: cookieSecrets.deployed })]),
      ...place.files(choices),
      file('.gitignore', 'text', ignored, 'Keeps the secrets out of Git.'),
    ],
    commands: [
      { title: 'On your machine', lines: place.run(choices) },
      ...(server === null ? [] : [server]),
    ] satisfies readonly Commands[],
    address: `${address}/`,
    checklists: choices.providers.map((provider) => checklist(provider, choices)),
    remarks: [...versionRemarks(chosen), ...remarks(choices)],
  }
}

const ignored = '.env*\n.streamlit/secrets.toml\n.venv/\nsecrets*.toml\n'

function secretsFile(text: string): MadeFile {
  return file('.streamlit/secrets.toml', 'toml', text, 'In the folder where you start Streamlit, or beside `app.py`.')
}

function envFile(path: string, text: string): MadeFile {
  return file(path, 'bash', text, 'The variables that `server.py` reads.')
}

function deployedFile(choices: Choices, address: string, secrets: PlaceSecrets): MadeFile {
  if (choices.place === 'env') return envFile('.env.deployed', dotEnv(choices, address, secrets))
  const notes = {
    file: 'For the server, where it is called `.streamlit/secrets.toml`. It differs in `redirect_uri` and `cookie_secret`.',
    docker: 'For the server. It differs in `redirect_uri` and `cookie_secret`.',
    kubernetes: 'For the cluster. It differs in `redirect_uri` and `cookie_secret`.',
    cloud: 'Paste this into the app’s settings, under Secrets. No file of it goes to the repository.',
  }
  return file('secrets.deployed.toml', 'toml', secretsToml(choices, address, secrets), notes[choices.place])
}

function file(path: string, language: MadeFile['language'], text: string, note: string): MadeFile {
  return { path, language, text, note }
}
