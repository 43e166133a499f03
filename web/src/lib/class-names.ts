import { clsx, type ClassValue } from 'clsx'
import { createTailwindMerge } from 'tailwind-merge'

const anything = () => true
const group = (name: string) => [{ [name]: [anything] }]

const sides = ['', 'x', 'y', 't', 'r', 'b', 'l']
const sideGroups = (name: string) => Object.fromEntries(sides.map((side) => [name + side, group(name + side)]))
const sideConflicts = (name: string) => ({
  [name]: sides.slice(1).map((side) => name + side),
  [`${name}x`]: [`${name}r`, `${name}l`],
  [`${name}y`]: [`${name}t`, `${name}b`],
})

// What our components are given and have already themselves: the table of all of Tailwind is four times the size.
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'hidden'],
    position: ['static', 'relative', 'absolute', 'fixed', 'sticky'],
    top: group('top'),
    left: group('left'),
    translate: group('translate'),
    ...sideGroups('p'),
    ...sideGroups('m'),
    gap: group('gap'),
    'gap-x': group('gap-x'),
    'gap-y': group('gap-y'),
    size: group('size'),
    w: group('w'),
    h: group('h'),
    'min-w': group('min-w'),
    'min-h': group('min-h'),
    'max-w': group('max-w'),
    'max-h': group('max-h'),
    'grid-cols': group('grid-cols'),
    items: group('items'),
    justify: [{ justify: ['start', 'end', 'center', 'between'] }],
    'text-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'] }],
    'text-align': [{ text: ['left', 'center', 'right'] }],
    'text-wrap': [{ text: ['wrap', 'nowrap', 'balance', 'pretty'] }],
    'text-colour': group('text'),
    'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold'] }],
    leading: group('leading'),
    decoration: ['underline', 'no-underline'],
    rounded: [{ rounded: ['none', 'sm', 'md', 'lg', 'full'] }],
    background: group('bg'),
    shadow: group('shadow'),
    overflow: group('overflow'),
  },
  conflictingClassGroups: {
    ...sideConflicts('p'),
    ...sideConflicts('m'),
    gap: ['gap-x', 'gap-y'],
    size: ['w', 'h'],
    'text-size': ['leading'],
  },
  conflictingClassGroupModifiers: {},
  postfixLookupClassGroups: [],
  orderSensitiveModifiers: ['*', '**', 'after', 'before'],
}))

/** Joins class names; a later Tailwind class wins over an earlier one of the same kind. */
export const classNames = (...values: ClassValue[]) => merge(clsx(values))
