import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'

interface ChangedElsewhereProps {
  kept: { isBehind: boolean; keepOwn: () => void; takeLatest: () => void }
}

/** Somebody else saved meanwhile: nothing typed is lost, and nothing of theirs is overwritten unseen. */
export const ChangedElsewhere = ({ kept: { isBehind, keepOwn, takeLatest } }: ChangedElsewhereProps) =>
  isBehind && (
    <Alert
      tone="warning"
      title="This was changed elsewhere meanwhile"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={takeLatest}>
            Show what was saved
          </Button>
          <Button size="sm" onClick={keepOwn}>
            Keep what I typed
          </Button>
        </span>
      }
    >
      What you typed is still here. Keep it to save it over what is there now.
    </Alert>
  )
