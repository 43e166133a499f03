import type { Consultation } from '@medinotes/shared/consultations'
import { ShieldCheck } from 'lucide-react'
import { Alert } from '../../../components/alert.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { formatInstant } from '../../../lib/dates.ts'

/** Who signed what and when, and by which number it can be told again. */
export function SignedBanner({ signature }: Pick<Consultation, 'signature'>) {
  if (signature === null) return null
  const { signedBy, signedAt, version, hash, intact } = signature
  if (!intact)
    return (
      <Alert tone="danger" title="This note is not what was signed" className="mb-4">
        What is stored differs from what {signedBy.name} signed. Do not rely on it, and tell your administrator.
      </Alert>
    )
  return (
    <section
      aria-label="Signature"
      className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1.5 rounded-md border border-line bg-success-soft px-4 py-2.5"
    >
      <p className="flex min-w-48 flex-1 items-center gap-2">
        <ShieldCheck aria-hidden className="size-4 shrink-0 text-success" />
        <span>
          Signed by <strong className="font-medium">{signedBy.name}</strong>, {formatInstant(signedAt)}, version{' '}
          {version}
        </span>
      </p>
      <p className="flex items-center gap-1 text-xs text-muted">
        <span title={hash}>
          SHA-256 <span className="tabular font-mono">{hash.slice(0, 12)}…</span>
        </span>
        <CopyButton text={() => hash} variant="ghost" size="sm" aria-label="Copy the whole hash">
          Copy
        </CopyButton>
      </p>
    </section>
  )
}
