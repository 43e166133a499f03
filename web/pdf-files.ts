import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const folder = dirname(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist'))))
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }

/** Where they are; another version is another place, since browsers keep what is here for good. */
const base = `/assets/pdfjs-${version}/`

/** What pdf.js loads by name while it reads: fonts, encodings of Asian texts, and readers of scans that need no WebAssembly. */
const files = [
  ...['openjpeg_nowasm_fallback.js', 'jbig2_nowasm_fallback.js'].map((name) => join('wasm', name)),
  ...['standard_fonts', 'cmaps'].flatMap((name) => readdirSync(join(folder, name)).map((file) => join(name, file))),
].filter((path) => !basename(path).startsWith('LICENSE'))

/** Serves them beside our own, since the page loads nothing from elsewhere. */
export function pdfFiles(): Plugin {
  return {
    name: 'pdf-files',
    config: () => ({ define: { 'import.meta.env.PDF_FILES': JSON.stringify(base) } }),
    configureServer(server) {
      server.middlewares.use(base, (request, reply, next) => {
        const path = files.find((file) => `/${file}` === request.url)
        if (path === undefined) return next()
        reply.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
        reply.end(readFileSync(join(folder, path)))
      })
    },
    generateBundle() {
      for (const path of files)
        this.emitFile({ type: 'asset', fileName: `${base.slice(1)}${path}`, source: readFileSync(join(folder, path)) })
    },
  }
}
