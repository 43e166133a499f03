import { Alert } from '../../../components/alert.tsx'
import { isUnderWay, type Upload } from './upload.ts'
import { rememberedUploads } from './upload-memory.ts'

interface InterruptedNoticeProps {
  personId: string
  bookingId: string
  /** What this page knows of. */
  own: readonly Upload[]
}

/** After a reload the browser has let go of the files; whoever chose them must choose them again. */
export function InterruptedNotice({ personId, bookingId, own }: InterruptedNoticeProps) {
  const count = rememberedUploads(personId, bookingId).length
  if (count === 0 || own.some(isUnderWay)) return null
  return (
    <Alert tone="warning" title={count === 1 ? 'One file had not arrived yet' : `${count} files had not arrived yet`}>
      Choose {count === 1 ? 'it' : 'them'} again, and what was sent is not sent twice.
    </Alert>
  )
}
