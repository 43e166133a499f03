import latinFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import { DocumentTitle } from '../../components/document-title.tsx'
import { SkipLink } from '../../components/skip-link.tsx'
import styles from './public.css?url'
import { PublicFooter, PublicHeader } from './public-frame.tsx'
import { origin } from './origin.ts'
import shareImage from './pictures/share.jpg'

interface PublicDocumentProps {
  title: string
  description: string
  /** None where the page stands in for addresses that have none. */
  path?: string
  children: ReactNode
}

/** A whole page with no script but the one that keeps a chosen theme. */
export const PublicDocument = ({ title, description, path, children }: PublicDocumentProps) => (
  // The service says here what it alone knows.
  <html lang="en-AU" data-service="">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <DocumentTitle>{title}</DocumentTitle>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fbfcfd" data-theme="light" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#101319" data-theme="dark" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="preload" href={latinFont} as="font" type="font/woff2" crossOrigin="" />
      <link rel="stylesheet" href={styles} />
      <script src="/boot.js" />
      {path === undefined ? <meta name="robots" content="noindex" /> : <Sharing {...{ title, description, path }} />}
    </head>
    <body>
      <SkipLink />
      <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto]">
        <PublicHeader path={path} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <PublicFooter />
      </div>
    </body>
  </html>
)

/** What a search engine or a message shows of a link to the page. */
const Sharing = ({ title, description, path }: Required<Omit<PublicDocumentProps, 'children'>>) => (
  <>
    <link rel="canonical" href={origin + path} />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="MediNotes Pro" />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <meta property="og:url" content={origin + path} />
    <meta property="og:image" content={origin + shareImage} />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:locale" content="en_AU" />
    <meta name="twitter:card" content="summary_large_image" />
  </>
)
