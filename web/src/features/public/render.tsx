import { openPages, publicPages } from '@medinotes/shared/addresses'
import { renderToStaticMarkup } from 'react-dom/server'
import { StaticRouter } from 'react-router'
import { SignInOutline } from '../auth/sign-in-outline.tsx'
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

/** The application's own page, with what sign-in looks like already in it. */
export function renderSignIn(index: string) {
  const outline = renderToStaticMarkup(
    <StaticRouter location={openPages.signIn}>
      <SignInOutline />
    </StaticRouter>,
  )
  // The application names the tab by itself.
  const withoutTitle = outline.replace(/<title>.*?<\/title>/, '')
  const root = '<div id="root">'
  // The application waits for the first paint: on a slow line it would keep styles and letters waiting.
  const application = /<script type="module"[^>]*><\/script>|<link rel="modulepreload"[^>]*>/g
  const parts = index.match(application) ?? []
  const later = `<template id="application">${parts.join('')}</template>`
  return index
    .replace('<html', '<html data-service=""')
    .replaceAll(application, '')
    .replace(root, () => later + root + withoutTitle)
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
