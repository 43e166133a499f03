import { useEffect, useRef, type ComponentProps } from 'react'
import { Input } from '../../components/input.tsx'

/** Six digits, filled in by the phone or the password manager where it can; it takes the focus when it appears. */
export function CodeInput(props: ComponentProps<'input'>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  return (
    <div ref={place}>
      <Input
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        autoCapitalize="none"
        className="tabular max-w-60 text-base tracking-widest"
        {...props}
      />
    </div>
  )
}
