import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { BackLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useChange } from '../../lib/use-change.ts'
import { templatesKey } from './template-key.ts'
import { createTemplate, templatesQuery } from './template.queries.ts'
import { TemplateEditor } from './template-editor.tsx'
import { copyOf, emptyForm } from './template-form.ts'

/** A template from nothing, from an example, or from another one. */
export function NewTemplatePage() {
  const copied = useSearchParams()[0].get('copy')
  const original = useSuspenseQuery(templatesQuery()).data.items.find(({ key }) => key === copied)
  const navigate = useNavigate()
  const create = useChange(createTemplate, { renews: [templatesKey], done: () => 'The template is saved' })
  return (
    <>
      <PageHeader
        title="New template"
        description={original ? `A copy of ${original.name}` : 'Add sections, or take them from an example'}
        before={<BackLink to={paths.templates}>Templates</BackLink>}
      />
      <TemplateEditor
        values={original ? copyOf(original) : emptyForm()}
        isNew
        onSave={async (values) => {
          const { key } = await create.mutateAsync(values)
          await navigate(paths.template(key), { replace: true })
        }}
      />
    </>
  )
}
