# The service as an image. What belongs to one place (villages, database, WeChat session) lies in the volume /app/data.
#
#   docker build --tag gezipu .
#   docker run --publish 8080:8080 --volume gezipu:/app/data --env OPERATOR_TOKEN=… gezipu
#
# OPERATOR_TOKEN is needed because the service listens to other machines here (HOST).

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY bots bots
COPY src src
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production TZ=Asia/Shanghai HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force && mkdir data && chown node:node data
COPY --from=build /app/dist dist
COPY demo demo
USER node
VOLUME /app/data
EXPOSE 8080
# Asks without curl, which the slim image does not have. Docker knows three states; /readyz is for load balancers.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As the first process node gets SIGTERM itself; npm between them would swallow it.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
