import type { ReactNode } from 'react'

interface PageMessageProps {
  title: string
  action: ReactNode
  children: ReactNode
}

/** A page that could not be shown: what happened, and the way on. */
export const PageMessage = ({ title, action, children }: PageMessageProps) => (
  <div className="mx-auto grid max-w-lg justify-items-start gap-4 px-4 py-16">
    <h1 className="text-2xl">{title}</h1>
    <div className="grid gap-2 text-base text-muted">{children}</div>
    <div className="flex flex-wrap gap-2">{action}</div>
  </div>
)
