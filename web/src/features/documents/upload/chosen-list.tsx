import { documentKinds, documentKindSchema } from '@medinotes/shared/bookings'
import { Send, X } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { kindNames, sizeText } from '../document-words.ts'
import type { Upload } from './upload.ts'
import { uploads } from './uploads.ts'

interface ChosenListProps {
  bookingId: string
  chosen: readonly Upload[]
  /** Whoever sends them is of the practice, whose reports are not seen before they are released. */
  isPractice: boolean
}

/** What is about to be sent, and what each file is. */
export const ChosenList = ({ bookingId, chosen, isPractice }: ChosenListProps) => (
  <section aria-label="Files to send" className="grid gap-3">
    <ul className="divide-y divide-line rounded-md border border-line">
      {chosen.map((upload) => (
        <ChosenRow key={upload.id} upload={upload} />
      ))}
    </ul>
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <p className="min-w-64 flex-1 text-xs text-muted">
        What each file is was guessed from its name. Sensitive ones are shown with the reader’s name across the page.
        {isPractice && chosen.some(({ kind }) => kind === 'report') && ' A report stays yours until it is released.'}
      </p>
      <Button variant="primary" icon={Send} onClick={() => uploads.sendChosen(bookingId)} className="max-sm:w-full">
        Send {chosen.length} {chosen.length === 1 ? 'document' : 'documents'}
      </Button>
    </div>
  </section>
)

function ChosenRow({ upload: { id, file, kind, sensitive } }: { upload: Upload }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 py-2 pr-2 pl-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto_auto]">
      <div className="min-w-0 max-sm:col-start-1 max-sm:row-start-1">
        <p className="truncate font-medium" title={file.name}>
          <bdi>{file.name}</bdi>
        </p>
        <p className="tabular text-xs text-muted">{sizeText(file.size)}</p>
      </div>
      <Select
        aria-label={`What ${file.name} is`}
        value={kind}
        onChange={({ target }) => uploads.describe(id, { kind: documentKindSchema.parse(target.value) })}
        className="max-sm:col-start-1 max-sm:row-start-2"
      >
        {documentKinds.map((each) => (
          <option key={each} value={each}>
            {kindNames[each]}
          </option>
        ))}
      </Select>
      <div className="max-sm:col-start-2 max-sm:row-start-2">
        <Checkbox
          aria-label={`${file.name} is sensitive`}
          checked={sensitive}
          onChange={({ target }) => uploads.describe(id, { sensitive: target.checked })}
        >
          Sensitive
        </Checkbox>
      </div>
      <IconButton
        icon={X}
        label={`Do not send ${file.name}`}
        onClick={() => uploads.remove(id)}
        className="max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end"
      />
    </li>
  )
}
