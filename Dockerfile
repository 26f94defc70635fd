# The site in a container: built in one stage, and from there only what it runs on.
FROM node:24-slim AS build
WORKDIR /site
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The address of the site, for what has to be absolute: the pictures that are shown where a page is pasted.
ARG PUBLIC_ORIGIN
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321
WORKDIR /site
COPY --from=build /site/package.json /site/server.ts ./
COPY --from=build /site/node_modules ./node_modules
COPY --from=build /site/src ./src
COPY --from=build /site/dist ./dist
# It writes nothing: run it with a read-only file system.
USER node
EXPOSE 4321
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.ts"]
