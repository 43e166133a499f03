import type { FactorMethod } from '@medinotes/shared/sign-in'
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { FactorCodeForm } from './factor-code-form.tsx'
import { factorNames } from './factor-names.ts'

interface FactorFormProps {
  /** At least one; the first is asked for unless another is chosen. */
  methods: readonly FactorMethod[]
  submitLabel: string
  /** Whether this device may be spared the factor for a while. */
  offersTrust?: boolean
  onVerified: () => Promise<void> | void
  /** A button beside the main one, such as the way back. */
  back: ReactNode
}

/** Asks for a code of the second factor, by whichever method the person has at hand. */
export function FactorForm({ methods, ...form }: FactorFormProps) {
  const [method, setMethod] = useState(methods[0])
  if (method === undefined) return null
  const others = methods.filter((candidate) => candidate !== method)
  return (
    <div className="grid gap-5">
      {/* Another method is another form: neither code nor error carries over. */}
      <FactorCodeForm key={method} method={method} {...form} />
      {others.length > 0 && (
        <div className="grid gap-1 border-t border-line pt-4">
          <p className="text-muted">Not at hand? Use another way:</p>
          <div className="-mx-3.5 flex flex-wrap">
            {others.map((other) => (
              <Button key={other} variant="ghost" onClick={() => setMethod(other)}>
                {factorNames[other]}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
