import { LogOut } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { DocumentTitle } from '../components/document-title.tsx'
import { PageMessage } from './page-message.tsx'
import { leave } from './shell/leave.ts'

export const AccountDisabled = () => (
  <PageMessage
    title="This account is disabled"
    action={
      <Button icon={LogOut} onClick={() => void leave()}>
        Sign out
      </Button>
    }
  >
    <DocumentTitle>Account disabled</DocumentTitle>
    Nothing can be seen or changed with it. If that is a surprise, ask the practice that runs this service.
  </PageMessage>
)
