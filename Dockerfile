# The service with what it needs in one bundle, and one native library beside it: no shell, no package manager, not root.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY api/package.json api/
COPY web/package.json web/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && mkdir /data

FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
COPY --from=build /build/api/package.json api/
COPY --from=build /build/api/migrations api/migrations
COPY --from=build /build/api/dist api/dist
COPY --from=build /build/web/dist web/dist
# What NODE_EXTRA_CA_CERTS may name.
COPY deploy/certificates certificates
# Makes pictures of scans. It is native, so it cannot be in the bundle.
COPY --from=build /build/node_modules/@img node_modules/@img
COPY --from=build /build/node_modules/sharp node_modules/sharp
COPY --from=build /build/node_modules/detect-libc node_modules/detect-libc
COPY --from=build /build/node_modules/semver node_modules/semver
# The letters of PDFs.
COPY --from=build /build/node_modules/@embedpdf node_modules/@embedpdf
# The only folder that is written to; the rest of the file system may be read-only.
COPY --from=build --chown=nonroot:nonroot /data /data
ENV DATA_DIR=/data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8000)+'/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["--max-semi-space-size=8", "--max-old-space-size=512", "api/dist/main.js"]
