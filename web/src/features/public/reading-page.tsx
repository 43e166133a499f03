import type { ReactNode } from 'react'

interface ReadingPageProps {
  title: string
  lead: string
  children: ReactNode
}

/** A page of text under one heading. */
export const ReadingPage = ({ title, lead, children }: ReadingPageProps) => (
  <div className="mx-auto w-full max-w-300 px-4 py-12 sm:px-6 sm:py-16">
    <h1 className="text-2xl sm:text-3xl">{title}</h1>
    <p className="mt-3 max-w-2xl text-base text-muted">{lead}</p>
    <div className="mt-8">{children}</div>
  </div>
)
