/** `width`: as wide as there is room; a number is the size, 1 for that of the paper. */
export type Zoom = 'width' | number

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

export const nextZoom = (scale: number) => steps.find((step) => step > scale + 0.01) ?? steps[steps.length - 1]!
export const previousZoom = (scale: number) => steps.findLast((step) => step < scale - 0.01) ?? steps[0]

export const percent = (scale: number) => `${Math.round(scale * 100)} %`
