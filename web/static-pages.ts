import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publicPageAt } from '@medinotes/shared/addresses'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import { build, type Connect, type Plugin, type Rolldown, type ViteDevServer } from 'vite'
import { checkBudgets } from './page-budgets.ts'
import type * as renderer from './src/features/public/render.tsx'

type Renderer = typeof renderer

const entry = '/src/features/public/render.tsx'

/** Renders the public pages: into `dist/pages` when the product is built, on each request while it is developed. */
export function staticPages(): Plugin {
  let root = ''
  return {
    name: 'static-pages',
    // The application's page has to be there.
    enforce: 'post',
    configResolved: (config) => void (root = config.root),
    configureServer: (server) => () => void server.middlewares.use(servePages(server)),
    async generateBundle(_options, bundle) {
      const { assets, render } = await buildRenderer(root)
      // The application has the same letters, under the same names.
      for (const { fileName, source } of assets)
        if (!(fileName in bundle)) this.emitFile({ type: 'asset', fileName, source })
      const files = render.renderFiles()
      checkBudgets(files, assets, root)
      for (const [name, source] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName: `pages/${name}`, source })
      const { 'index.html': index } = bundle
      if (index?.type !== 'asset') throw new Error('The application has no page')
      this.emitFile({ type: 'asset', fileName: 'pages/signIn.html', source: render.renderSignIn(String(index.source)) })
    },
  }
}

/** The pages' code for Node, and the styles, pictures and letters that they name. */
async function buildRenderer(root: string) {
  const outDir = join(root, '..', '.cache', 'public-pages')
  const result = await build({
    ...{ root, configFile: false, logLevel: 'warn', publicDir: false },
    plugins: [react(), tailwindcss()],
    build: { ssr: join(root, entry), ssrEmitAssets: true, outDir, emptyOutDir: true, assetsInlineLimit: 0 },
    ssr: { noExternal: true },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput
  const chunk = output.find((file) => file.type === 'chunk' && file.isEntry)
  if (chunk?.type !== 'chunk') throw new Error('The public pages were built to nothing')
  const render = (await import(pathToFileURL(join(outDir, chunk.fileName)).href)) as Renderer
  return { assets: output.filter((file) => file.type === 'asset'), render }
}

const servePages =
  (server: ViteDevServer): Connect.NextHandleFunction =>
  async (request, reply, next) => {
    const path = (request.originalUrl ?? '/').split('?', 1)[0] ?? '/'
    const page = publicPageAt(path)
    if (page === undefined) return next()
    try {
      const { renderPage } = (await server.ssrLoadModule(entry)) as Renderer
      const html = renderPage(page).replace('data-service=""', 'data-service="demo"')
      reply.setHeader('content-type', 'text/html; charset=utf-8')
      reply.end(await server.transformIndexHtml(path, html))
    } catch (error) {
      next(error)
    }
  }
