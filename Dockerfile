# The service with what it needs in one bundle, and one native library beside it: no shell, no package manager, not root.
# Anything with glibc and libstdc++ will do; without Docker `npm run verify-image` makes one of Debian's packages.
ARG BASE=gcr.io/distroless/cc-debian12:nonroot

FROM node:24.21.0-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends binutils && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY api/package.json api/
COPY web/package.json web/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/assemble-image.mjs /image

FROM ${BASE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="MediNotes Pro" \
  org.opencontainers.image.description="Independent medical examinations, from booking to signed report" \
  org.opencontainers.image.revision="${REVISION}"
COPY --from=build /image/nodejs /nodejs
COPY --from=build /image/app /app
# The only folder that is written to; the rest of the file system may be read-only.
COPY --from=build --chown=65532:65532 /image/data /data
WORKDIR /app
USER 65532
ENV DATA_DIR=/data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8000)+'/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["--max-semi-space-size=8", "--max-old-space-size=512", "api/dist/main.js"]
