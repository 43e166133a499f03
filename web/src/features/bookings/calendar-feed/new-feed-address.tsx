import { Alert } from '../../../components/alert.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'

/** The address while it can be seen: the service keeps no more than what it needs to recognise it. */
export const NewFeedAddress = ({ url }: { url: string }) => (
  <Alert tone="success" title="Copy the address now: it is shown this once">
    <div className="mt-2 grid gap-3">
      <Field
        label="Address"
        hint="In your calendar choose “subscribe” or “add from the web”. Whoever has the address can read it, so treat it as a password."
      >
        <Input readOnly value={url} onFocus={(event) => event.target.select()} />
      </Field>
      <CopyButton text={() => url} className="justify-self-start">
        Copy the address
      </CopyButton>
    </div>
  </Alert>
)
