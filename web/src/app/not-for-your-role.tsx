import { DocumentTitle } from '../components/document-title.tsx'
import { ButtonLink } from '../components/link.tsx'
import { PageMessage } from './page-message.tsx'
import { paths } from './paths.ts'

export const NotForYourRole = () => (
  <PageMessage
    title="This page is not for your role"
    action={
      <ButtonLink to={paths.home} variant="primary">
        Go to your home page
      </ButtonLink>
    }
  >
    <DocumentTitle>Not for your role</DocumentTitle>
    Your account does not have access to it. If your work needs it, ask an administrator of your organisation.
  </PageMessage>
)
