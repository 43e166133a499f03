import { CircleAlert, Pause, Play, RotateCw, X } from 'lucide-react'
import { IconButton } from '../../../components/icon-button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { sizeText } from '../document-words.ts'
import { percentOf, type Upload } from './upload.ts'
import { uploads } from './uploads.ts'

interface UploadRowsProps {
  running: readonly Upload[]
}

/** What is on its way or was refused, each with how far it has got. */
export const UploadRows = ({ running }: UploadRowsProps) => (
  <section aria-label="Files on their way">
    <ul className="divide-y divide-line rounded-md border border-line">
      {running.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </ul>
  </section>
)

function UploadRow({ upload }: { upload: Upload }) {
  const { file, state, problem } = upload
  const percent = percentOf([upload])
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2 pr-2 pl-4">
      <div className="grid min-w-0 gap-1">
        <div className="flex min-w-0 items-baseline justify-between gap-4">
          <p className="truncate font-medium" title={file.name}>
            <bdi>{file.name}</bdi>
          </p>
          <p className="tabular shrink-0 text-xs text-muted">{sizeText(file.size)}</p>
        </div>
        {state === 'refused' ? (
          <p role="alert" className="flex items-start gap-1.5 text-xs text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {problem}
          </p>
        ) : (
          <>
            <ProgressBar label={file.name} percent={percent} isStill={state !== 'sending'} />
            <p className="tabular text-xs text-muted">{stateText(upload, percent)}</p>
          </>
        )}
      </div>
      <Actions upload={upload} />
    </li>
  )
}

function stateText({ state, problem }: Upload, percent: number) {
  if (state === 'waiting') return 'Waits for its turn'
  if (state === 'paused') return `Paused at ${percent} %`
  if (state === 'offline') return `${percent} % sent. ${problem}`
  return percent === 100 ? 'Sent, being put away' : `${percent} % sent`
}

function Actions({ upload: { id, file, state } }: { upload: Upload }) {
  return (
    <div className="flex">
      {(state === 'sending' || state === 'waiting') && (
        <IconButton icon={Pause} label={`Pause ${file.name}`} onClick={() => uploads.pause(id)} />
      )}
      {state === 'paused' && (
        <IconButton icon={Play} label={`Continue ${file.name}`} onClick={() => uploads.goOn(id)} />
      )}
      {state === 'offline' && (
        <IconButton icon={RotateCw} label={`Try ${file.name} now`} onClick={() => uploads.goOn(id)} />
      )}
      <IconButton
        icon={X}
        label={state === 'refused' ? `Take ${file.name} off the list` : `Cancel ${file.name}`}
        onClick={() => uploads.remove(id)}
      />
    </div>
  )
}
