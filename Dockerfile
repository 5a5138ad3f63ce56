# One process that serves Common Ground on port 3000; boards are kept in /data. How to use it: docs/host.md
FROM node:22-bookworm-slim

RUN useradd --create-home common-ground \
 && install -d -o common-ground -g common-ground /srv/common-ground /data
USER common-ground
WORKDIR /srv/common-ground

# The folders stay as they are in the repository: the packages find each other by them.
COPY --chown=common-ground:common-ground . .
RUN npx -y pnpm@12 install --frozen-lockfile && npx -y pnpm@12 build

ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["node_modules/.bin/node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "--enable-source-maps", "--v8-pool-size=1", "server/start.js"]
