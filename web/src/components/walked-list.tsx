import type { ComponentProps } from 'react'
import { useRowWalk } from '../lib/use-row-walk.ts'

/** A list whose rows, marked with `data-row`, the arrow keys walk. */
export const WalkedList = (props: ComponentProps<'ul'>) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the buttons within
  <ul {...props} onKeyDown={useRowWalk()} />
)
