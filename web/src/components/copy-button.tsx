import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'

type Outcome = 'copied' | 'failed'

const looks = {
  copied: { icon: Check, text: 'Copied' },
  failed: { icon: TriangleAlert, text: 'Could not copy' },
}

interface CopyButtonProps extends Omit<ButtonProps, 'icon' | 'onClick' | 'loading'> {
  /** Read when clicked, so that a growing text is copied as it stands. */
  text: () => string
  children: string
}

export function CopyButton({ text, children, ...props }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    if (!outcome) return undefined
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  return (
    <>
      <Button {...props} icon={outcome ? looks[outcome].icon : Copy} onClick={() => void copy()}>
        {outcome ? looks[outcome].text : children}
      </Button>
      <span aria-live="polite" className="sr-only">
        {outcome && looks[outcome].text}
      </span>
    </>
  )
}
