import { Download, Printer } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'

interface BackupCodesProps {
  codes: readonly string[]
  onKept: () => void
}

/** Shown once: the service keeps nothing it could show them from again. */
export function BackupCodes({ codes, onKept }: BackupCodesProps) {
  const text = () => codes.join('\n')
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        Each signs you in once when your phone is not at hand. They are shown only now: keep them in your password
        manager or on paper.
      </p>
      <div data-print="only">
        <p className="hidden print:block">MediNotes Pro backup codes. Each works once.</p>
        <ul
          aria-label="Backup codes"
          className="grid grid-cols-2 justify-items-center gap-y-1.5 rounded-md border border-line bg-sunken p-4 font-mono text-base"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text}>Copy</CopyButton>
        <Button icon={Download} onClick={() => download(`${text()}\n`)}>
          Download
        </Button>
        <Button icon={Printer} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <Button variant="primary" className="justify-self-end" onClick={onKept}>
        I have kept them
      </Button>
    </div>
  )
}

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'medinotes-backup-codes.txt'
  link.click()
  URL.revokeObjectURL(url)
}
