import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react'
import type { OnDemand } from './on-demand.tsx'

interface MenuButtonProps extends ComponentProps<'button'> {
  /** Fetched when somebody reaches for the button. */
  menu: OnDemand<{ trigger: ReactNode }>
}

type Press = 'key' | 'pointer'

/** The button of a menu that is not on the page before it is wanted. */
export function MenuButton({ menu: Menu, ...button }: MenuButtonProps) {
  const [press, setPress] = useState<Press | null>(null)
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (press !== null && ref.current) pressAgain(ref.current, press)
  }, [press])
  if (press !== null) return <Menu trigger={<button type="button" {...button} ref={ref} />} />
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      {...button}
      onPointerEnter={() => void Menu.prefetch()}
      onFocus={() => void Menu.prefetch()}
      onClick={({ detail }) => void Menu.prefetch().then(() => setPress(detail === 0 ? 'key' : 'pointer'))}
    />
  )
}

/** What the person did is done once more, to the button that knows its menu. */
function pressAgain(button: HTMLButtonElement, press: Press) {
  button.focus()
  button.dispatchEvent(
    press === 'key'
      ? new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
      : new PointerEvent('pointerdown', { button: 0, bubbles: true, cancelable: true }),
  )
}
