/** `width`: as wide as there is room; a number is the size, 1 for that of the paper. */
export type Zoom = 'width' | number

/** In points. */
export interface PageSize {
  width: number
  height: number
}

/** As it lies after that many degrees. */
export const turned = ({ width, height }: PageSize, rotation: number): PageSize =>
  rotation % 180 === 0 ? { width, height } : { width: height, height: width }

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

export const nextZoom = (scale: number) => steps.find((step) => step > scale + 0.01) ?? scale
export const previousZoom = (scale: number) => steps.findLast((step) => step < scale - 0.01) ?? scale

export const percent = (scale: number) => `${Math.round(scale * 100)} %`
