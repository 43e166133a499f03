import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { InboxFrame } from './inbox-frame.tsx'
import { previewsQuery, type NoticePreview } from './preview.queries.ts'
import { TemplateChoice } from './template-choice.tsx'
import { keyOf } from './template-key.ts'
import { TemplatePreview } from './template-preview.tsx'

/** In a demonstration only: every message the product can send, with made-up facts. */
export const TemplatesPage = () => (
  <InboxFrame title="Templates" description="Every message the product can send, with made-up facts">
    <Templates />
  </InboxFrame>
)

function Templates() {
  const previews = useQuery(previewsQuery)
  if (previews.isPending) return <RowSkeletons label="Loading the templates" rows={6} />
  if (!previews.data) {
    return (
      <Alert
        tone="danger"
        title="The templates could not be loaded"
        action={<Button onClick={() => void previews.refetch()}>Try again</Button>}
      >
        {errorText(previews.error)}
      </Alert>
    )
  }
  return <ChosenTemplate previews={previews.data.items} />
}

function ChosenTemplate({ previews }: { previews: readonly NoticePreview[] }) {
  const [parameters, setParameters] = useSearchParams()
  const shown = previews.find((preview) => keyOf(preview) === parameters.get('show')) ?? previews[0]
  if (!shown) return null
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[17rem_1fr]">
      <TemplateChoice
        previews={previews}
        shown={keyOf(shown)}
        onShow={(key) => setParameters({ show: key }, { replace: true })}
      />
      <TemplatePreview key={keyOf(shown)} preview={shown} />
    </div>
  )
}
