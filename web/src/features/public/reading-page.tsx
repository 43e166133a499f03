import type { ReactNode } from 'react'

interface ReadingPageProps {
  title: string
  lead: string
  /** The way to the page that this one belongs to. */
  back?: ReactNode
  children: ReactNode
}

/** A page of text under one heading. */
export const ReadingPage = ({ title, lead, back, children }: ReadingPageProps) => (
  <div className="mx-auto w-full max-w-300 px-4 py-12 sm:px-6 sm:py-16">
    {back && <p className="mb-3 text-base">{back}</p>}
    <h1 className="text-2xl sm:text-3xl">{title}</h1>
    <p className="mt-3 max-w-2xl text-base text-muted">{lead}</p>
    <div className="mt-8">{children}</div>
  </div>
)
