import { DocumentTitle } from '../components/document-title.tsx'
import { ButtonLink } from '../components/link.tsx'
import { PageMessage } from './page-message.tsx'
import { paths } from './paths.ts'

export const NotFoundPage = () => (
  <PageMessage
    title="There is nothing at this address"
    action={
      <ButtonLink to={paths.home} variant="primary">
        Go to your home page
      </ButtonLink>
    }
  >
    <DocumentTitle>Not found</DocumentTitle>
    The link may be old or mistyped, or what it led to belongs to somebody else.
  </PageMessage>
)
