import type { ReactNode } from 'react'
import { DocumentTitle } from './document-title.tsx'

interface PageHeaderProps {
  title: ReactNode
  /** What the browser's tab says; needed where the title names a person. */
  documentTitle?: string
  description?: ReactNode
  /** Above the title, such as the way back. */
  before?: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
}

export function PageHeader({ title, documentTitle, description, before, actions }: PageHeaderProps) {
  const tabTitle = documentTitle ?? (typeof title === 'string' ? title : undefined)
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
      {tabTitle && <DocumentTitle>{tabTitle}</DocumentTitle>}
      {before && <div className="-mb-2 w-full text-muted">{before}</div>}
      <div className="grid min-w-0 gap-1 sm:flex-1 sm:basis-72">
        <h1 tabIndex={-1} className="text-xl sm:text-2xl">
          {title}
        </h1>
        {description && <div className="text-muted">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
