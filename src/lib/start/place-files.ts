import { type Choices, deployedAddress, localAddress, type SecretsPlace } from './choices.ts'
import { shellWord } from './environment.ts'
import type { Commands, MadeFile } from './made.ts'

/** What a place for secrets needs besides: its files, and how the app is run there. */
interface Place {
  files(choices: Choices): readonly MadeFile[]
  /** How it is run on the reader's machine. */
  run(choices: Choices): readonly string[]
  /** How it gets to where others use it; null where there is nothing to run. */
  deploy(choices: Choices): Commands | null
}

const install = ['python3 -m venv .venv', '.venv/bin/pip install -r requirements.txt']
const onThisMachine = (script: string) => (choices: Choices) => [
  ...install,
  ['.venv/bin/streamlit run', script, ...options(choices)].join(' '),
]

export const placeFiles: Readonly<Record<SecretsPlace, Place>> = {
  file: {
    files: () => [],
    run: onThisMachine('app.py'),
    deploy: (choices) =>
      deployedAddress(choices) === null
        ? null
        : {
            title: 'On the server, in the app’s folder',
            lines: [
              'mv secrets.deployed.toml .streamlit/secrets.toml',
              'chmod 600 .streamlit/secrets.toml',
              ...install,
              ['.venv/bin/streamlit run app.py', ...serverOptions(choices)].join(' '),
            ],
          },
  },
  env: {
    files: () => [],
    run: (choices) => ['set -a; . ./.env; set +a', ...onThisMachine('server.py')(choices)],
    deploy: (choices) =>
      deployedAddress(choices) === null
        ? null
        : {
            title: 'On the server, in the app’s folder',
            lines: [
              'set -a; . ./.env.deployed; set +a',
              ...install,
              ['.venv/bin/streamlit run server.py', ...serverOptions(choices)].join(' '),
            ],
          },
  },
  docker: {
    files: (choices) => [
      dockerfile(choices),
      {
        path: '.dockerignore',
        language: 'text',
        text: '.env*\n.git\n.streamlit\n.venv\nsecrets*.toml\n',
        note: 'Keeps the secrets out of the image: whoever can pull it could read them.',
      },
    ],
    run: ({ port }) => [
      'docker build -t my-app .',
      `docker run --rm -p ${port}:8501 -v "$PWD/.streamlit/secrets.toml:/app/.streamlit/secrets.toml:ro" my-app`,
    ],
    deploy: (choices) =>
      deployedAddress(choices) === null
        ? null
        : {
            title: 'On the server',
            lines: [
              'docker run -d -p 8501:8501 -v "$PWD/secrets.deployed.toml:/app/.streamlit/secrets.toml:ro" my-app',
            ],
          },
  },
  kubernetes: {
    files: (choices) => [
      dockerfile(choices),
      {
        path: '.dockerignore',
        language: 'text',
        text: '.env*\n.git\n.streamlit\n.venv\nsecrets*.toml\n',
        note: 'Keeps the secrets out of the image: whoever can pull it could read them.',
      },
      deployment(choices),
    ],
    run: onThisMachine('app.py'),
    deploy: () => ({
      title: 'In the cluster, with the image pushed to your registry',
      lines: [
        'kubectl create secret generic my-app-auth --from-file=secrets.toml=secrets.deployed.toml',
        'kubectl apply -f deployment.yaml',
      ],
    }),
  },
  cloud: {
    files: () => [],
    run: onThisMachine('app.py'),
    deploy: () => null,
  },
}

/** The options of `streamlit run` on the reader's machine. */
function options({ port, basePath }: Choices): readonly string[] {
  return [
    ...(port === 8501 ? [] : [`--server.port ${port}`]),
    ...(basePath === '' ? [] : [`--server.baseUrlPath ${shellWord(basePath.slice(1))}`]),
  ]
}

function serverOptions(choices: Choices): readonly string[] {
  const base = deployedBase(choices)
  return [
    '--server.headless true',
    // Behind a proxy nobody else reaches the port.
    ...(choices.behindProxy ? ['--server.address 127.0.0.1'] : []),
    ...(base === '' ? [] : [`--server.baseUrlPath ${shellWord(base.slice(1))}`]),
  ]
}

/** The base path in the container: that of the deployed app, else the local one. */
function deployedBase(choices: Choices): string {
  return new URL(deployedAddress(choices) ?? localAddress(choices)).pathname.replace(/\/$/, '')
}

function dockerfile(choices: Choices): MadeFile {
  const base = deployedBase(choices)
  const command = [
    ...['streamlit', 'run', 'app.py', '--server.port=8501', '--server.address=0.0.0.0'],
    ...(base === '' ? [] : [`--server.baseUrlPath=${base.slice(1)}`]),
  ]
  return {
    path: 'Dockerfile',
    language: 'docker',
    text: `FROM python:3.11-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
RUN useradd --create-home --uid 1000 app
USER 1000
COPY app.py .
EXPOSE 8501
HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501${base}/_stcore/health')"]
CMD ${JSON.stringify(command).replaceAll(',', ', ')}
`,
    note: 'The secrets are no part of the image: they are mounted when it runs. Read by hand, not built here.',
  }
}

function deployment(choices: Choices): MadeFile {
  const base = deployedBase(choices)
  return {
    path: 'deployment.yaml',
    language: 'yaml',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  replicas: 1
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      containers:
        - name: my-app
          image: registry.example.com/my-app:1
          ports:
            - containerPort: 8501
          readinessProbe:
            httpGet:
              path: ${base}/_stcore/health
              port: 8501
          volumeMounts:
            - name: auth
              mountPath: /app/.streamlit
              readOnly: true
      volumes:
        - name: auth
          secret:
            secretName: my-app-auth
`,
    note: 'Mounts the secret `my-app-auth` where Streamlit looks for `secrets.toml`. Read by hand, not run on a cluster here.',
  }
}
