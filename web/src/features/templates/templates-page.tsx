import type { Template } from '@medinotes/shared/templates'
import { useQuery } from '@tanstack/react-query'
import { Copy, LayoutTemplate, Plus } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink, Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { templatesQuery } from './template.queries.ts'

/** What notes can be written with: the product's, the organization's, and one's own. */
export function TemplatesPage() {
  const list = useQuery(templatesQuery())
  return (
    <>
      <PageHeader
        title="Templates"
        description="The sections of a note, and what belongs in each"
        actions={
          <ButtonLink to={paths.newTemplate} variant="primary" icon={Plus}>
            New template
          </ButtonLink>
        }
      />
      {list.isPending && <RowSkeletons label="Loading the templates" rows={4} />}
      {list.isError && !list.data && (
        <Alert
          tone="danger"
          title="The templates could not be loaded"
          action={<Button onClick={() => void list.refetch()}>Try again</Button>}
        >
          {errorText(list.error)}
        </Alert>
      )}
      {list.data && <TemplateGroups templates={list.data.items} />}
    </>
  )
}

function TemplateGroups({ templates }: { templates: readonly Template[] }) {
  const inUse = templates.filter(({ retired }) => !retired)
  const of = (scope: Template['scope']) => inUse.filter((template) => template.scope === scope)
  const own = of('personal')
  return (
    <div className="grid gap-8">
      <Group title="Your own" templates={own} />
      {own.length === 0 && (
        <EmptyState icon={LayoutTemplate} title="None of your own yet">
          Copy one that is here, or make one from an example: its headings become the sections.
        </EmptyState>
      )}
      <Group title="Of your organisation" templates={of('organization')} />
      <Group title="Built in" templates={of('built-in')} />
      <Group title="Retired" templates={templates.filter(({ retired }) => retired)} />
    </div>
  )
}

function Group({ title, templates }: { title: string; templates: readonly Template[] }) {
  if (templates.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-sm">{title}</h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-raised">
        {templates.map((template) => (
          <TemplateRow key={template.key} template={template} />
        ))}
      </ul>
    </section>
  )
}

const TemplateRow = ({ template: { key, name, description, sections, scope, version } }: { template: Template }) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
    <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
      <p className="flex flex-wrap items-center gap-2 break-words">
        <Link to={paths.template(key)}>{name}</Link>
        {scope !== 'built-in' && <Badge>Version {version}</Badge>}
      </p>
      {description && <p className="text-muted">{description}</p>}
      <p className="line-clamp-2 text-xs text-muted">{sections.map(({ title }) => title).join(' · ')}</p>
    </div>
    <ButtonLink to={paths.copyOfTemplate(key)} size="sm" icon={Copy} aria-label={`Copy and edit ${name}`}>
      Copy and edit
    </ButtonLink>
  </li>
)
