import { constants } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compression, defineAlgorithm } from 'vite-plugin-compression2'
import { chunkGroups, isLater } from './chunk-groups.ts'
import { firstLoadBudgets } from './first-loads.ts'
import { iconImports } from './icon-imports.ts'
import { installable } from './installable.ts'
import { leanSchemas } from './lean-schemas.ts'
import { pdfFiles } from './pdf-files.ts'
import { staticPages } from './static-pages.ts'

const api = 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    iconImports(),
    leanSchemas(),
    pdfFiles(),
    staticPages(),
    installable(),
    firstLoadBudgets(),
    compression({
      algorithms: [
        defineAlgorithm('gzip', { level: 9 }),
        defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ],
      threshold: 1024,
      // The service fills these in before it compresses them.
      exclude: /^pages\//,
      logLevel: 'silent',
    }),
  ],
  server: { proxy: { '/api': api, '/health': api, '/ready': api } },
  // A data: URI for a small asset would need its own exception in the content security policy.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {
      resolveDependencies: (_file, found, { hostType }) => (hostType === 'js' ? found.filter(isLater) : found),
    },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups() } } },
  },
})
