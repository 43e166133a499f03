import type { Template, TemplateContent } from '@medinotes/shared/templates'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { BackLink, ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { templatesKey } from './template-key.ts'
import { changeTemplate, templatesQuery } from './template.queries.ts'
import { TemplateEditor } from './template-editor.tsx'
import { formOf } from './template-form.ts'
import { TemplateReading } from './template-reading.tsx'
import { scopeLabels } from './template-words.ts'
import { VersionList } from './version-list.tsx'

export function TemplatePage() {
  const { id = '' } = useParams()
  const template = useSuspenseQuery(templatesQuery()).data.items.find(({ key }) => key === id)
  if (!template) return <NotFoundPage />
  const { key, name, description, scope, retired, changeable, version } = template
  return (
    <>
      <PageHeader
        title={name}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Badge>{scopeLabels[scope]}</Badge>
            {scope !== 'built-in' && <Badge>Version {version}</Badge>}
            {retired && <Badge tone="warning">Retired</Badge>}
            {description}
          </span>
        }
        before={<BackLink to={paths.templates}>Templates</BackLink>}
        actions={
          <ButtonLink to={paths.copyOfTemplate(key)} icon={Copy}>
            Copy and edit
          </ButtonLink>
        }
      />
      {changeable && !retired ? <Editing key={key} template={template} /> : <TemplateReading template={template} />}
      {changeable && retired && <Retiring template={template} />}
      {scope !== 'built-in' && (!changeable || retired) && <VersionList id={key} version={version} />}
    </>
  )
}

/** Saves over the version it began with, so that nobody's newer one is lost unseen. */
function Editing({ template }: { template: Template }) {
  const [base, setBase] = useState(template)
  const save = useChange(changeTemplate, { renews: [templatesKey], done: () => 'A new version is saved' })
  const write = async (version: number, content: TemplateContent) =>
    setBase(await save.mutateAsync({ id: template.key, version, content }))
  const isBehind = template.version > base.version
  return (
    <>
      {isBehind && (
        <Alert
          tone="warning"
          title="There is a newer version of this template"
          className="mb-6"
          action={<Button onClick={() => setBase(template)}>Show it instead</Button>}
        >
          What you wrote here is not in it.
        </Alert>
      )}
      <TemplateEditor
        key={base.version}
        values={formOf(base)}
        isNew={false}
        onSave={({ name, description, sections }) => write(base.version, { name, description, sections })}
      >
        <Retiring template={template} />
      </TemplateEditor>
      <VersionList
        id={template.key}
        version={template.version}
        onBringBack={(earlier) => write(template.version, earlier)}
      />
    </>
  )
}

function Retiring({ template: { key, version, retired } }: { template: Template }) {
  const change = useChange(changeTemplate, {
    renews: [templatesKey],
    done: () => (retired ? 'The template can be chosen again' : 'The template is retired; notes keep it'),
  })
  return (
    <>
      <Button
        variant={retired ? 'secondary' : 'danger'}
        loading={change.isPending}
        onClick={() => change.mutate({ id: key, version, retired: !retired })}
      >
        {retired ? 'Restore it' : 'Retire it'}
      </Button>
      {change.isError && <Alert tone="danger" title={errorText(change.error)} className="w-full" />}
    </>
  )
}
