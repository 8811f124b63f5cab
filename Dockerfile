# Small, without compilers and without root. The runtime is the image's own Node; everything that is only
# for building, testing or browsers stays out.
FROM node:24-slim AS parts
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts \
  && rm -rf node_modules/node node_modules/node-bin-* node_modules/echarts/dist node_modules/echarts/build \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
  && find node_modules/@expo-google-fonts/noto-sans -mindepth 1 -maxdepth 1 -type d \
       ! -name 400Regular ! -name 700Bold -exec rm -rf {} +

FROM node:24-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/strike-digest.db \
    HTTP_PORT=8080 \
    HTTP_HOST=0.0.0.0
WORKDIR /app
COPY --from=parts /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts"]
