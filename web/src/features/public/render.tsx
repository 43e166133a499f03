import { publicPages } from '@medinotes/shared/addresses'
import { renderToStaticMarkup } from 'react-dom/server'
import { StaticRouter } from 'react-router'
import { origin } from './origin.ts'
import { pages } from './pages.tsx'
import { PublicDocument } from './public-document.tsx'

const addresses: Partial<Record<string, string>> = publicPages

export function renderPage(name: keyof typeof pages) {
  const { title, description, Content } = pages[name]
  const { [name]: path } = addresses
  const page = renderToStaticMarkup(
    <StaticRouter location={path ?? '/'}>
      <PublicDocument {...{ title, description }} {...(path !== undefined && { path })}>
        <Content />
      </PublicDocument>
    </StaticRouter>,
  )
  return `<!doctype html>${page}`
}

const siteMap = () => {
  const lines = Object.values(publicPages).map((path) => `  <url><loc>${origin}${path}</loc></url>`)
  const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="${schema}">\n${lines.join('\n')}\n</urlset>\n`
}

const robots = () => `User-agent: *\nDisallow: /api/\nDisallow: /app\n\nSitemap: ${origin}/sitemap.xml\n`

/** Every file that the service fills in and sends, by its name. */
export function renderFiles(): Record<string, string> {
  const names = Object.keys(pages) as (keyof typeof pages)[]
  return {
    ...Object.fromEntries(names.map((name) => [`${name}.html`, renderPage(name)])),
    'sitemap.xml': siteMap(),
    'robots.txt': robots(),
  }
}
