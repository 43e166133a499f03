import { importMaxBytes } from '@medinotes/shared/specialist-import'
import { FileSpreadsheet, Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { classNames } from '../../../lib/class-names.ts'

interface FileCardProps {
  file: File | null
  isReading: boolean
  onFile: (file: File) => void
}

/** Where the file is chosen or dropped; a second choice replaces the first. */
export function FileCard({ file, isReading, onFile }: FileCardProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [chosen] = files ?? []
    if (chosen) onFile(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <Card aria-label="File">
      <CardHeader title="File" description={`CSV, up to ${importMaxBytes / 1024 / 1024} MB`} />
      <div
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'grid justify-items-center gap-3 rounded-md border border-dashed px-4 py-5 text-center transition-colors duration-150',
          isOver ? 'border-accent bg-accent-soft' : 'border-line-strong',
        )}
      >
        {file ? (
          <p className="flex max-w-full items-center gap-2 font-medium">
            <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="truncate">{file.name}</span>
          </p>
        ) : (
          <p className="font-medium pointer-coarse:hidden">Drop a file here</p>
        )}
        <Button icon={Upload} loading={isReading} onClick={() => input.current?.click()}>
          {file ? 'Choose another file' : 'Choose a file'}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="CSV file"
          accept=".csv,.txt,text/csv"
          onChange={({ currentTarget }) => {
            take(currentTarget.files)
            // The same file may be chosen again, put right.
            currentTarget.value = ''
          }}
        />
        <output className="text-xs text-muted">
          {isReading
            ? 'Reading the file and comparing it with your practice…'
            : 'Its columns say which of the two it is.'}
        </output>
      </div>
    </Card>
  )
}
