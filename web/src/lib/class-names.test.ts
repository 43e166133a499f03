import { twMerge } from 'tailwind-merge'
import { expect, test } from 'vitest'
import { classNames } from './class-names.ts'

// A component's own classes, and what it is given.
test.each([
  ['min-w-0 rounded-md border border-line bg-raised p-5', 'grid scroll-mt-18 gap-4 p-4 max-lg:order-1'],
  ['mb-4 flex items-start justify-between gap-4', 'mb-0 flex-wrap'],
  ['px-4 py-2', 'tabular max-sm:p-0 py-2.5 max-sm:pb-1.5 text-right text-muted'],
  ['px-4 py-2 text-xs font-medium text-muted', 'w-1/2 text-sm font-normal text-text'],
  ['inline-flex size-9 shrink-0 items-center justify-center text-muted pointer-coarse:size-11', '-my-2 max-sm:w-full'],
  ['rounded-sm font-medium text-accent underline underline-offset-3', 'block truncate rounded-md text-sm no-underline'],
  ['grid justify-items-center gap-1.5', 'flex gap-1 justify-self-start'],
  ['w-full max-w-md px-3 text-sm leading-relaxed', 'w-14 max-w-28 pr-12 text-base text-center'],
  [
    'fixed top-1/2 left-1/2 grid max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-1/2 border border-line bg-raised p-6',
    'top-0 left-0 h-dvh max-h-none w-screen max-w-none translate-none border-none bg-transparent',
  ],
])('%s + %s: what is given wins, as with the whole table of Tailwind', (own, given) =>
  expect(classNames(own, given)).toBe(twMerge(own, given)),
)
