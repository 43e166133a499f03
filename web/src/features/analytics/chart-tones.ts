/** How a series looks, by its place: colour, and a pattern for whom colour says nothing. */
interface Tone {
  fill: string
  stroke: string
  pattern: 'plain' | 'stripes' | 'dots' | 'lattice'
}

// In a forced palette all are drawn in the text’s colour and told apart by their patterns.
const forced = 'forced-colors:fill-[CanvasText]'

const tones: readonly Tone[] = [
  { fill: `fill-accent ${forced}`, stroke: 'stroke-accent forced-colors:stroke-[CanvasText]', pattern: 'plain' },
  { fill: `fill-info ${forced}`, stroke: 'stroke-info forced-colors:stroke-[CanvasText]', pattern: 'stripes' },
  { fill: `fill-danger ${forced}`, stroke: 'stroke-danger forced-colors:stroke-[CanvasText]', pattern: 'lattice' },
  { fill: `fill-faint ${forced}`, stroke: 'stroke-faint forced-colors:stroke-[CanvasText]', pattern: 'dots' },
]

export const toneOf = (series: number): Tone => tones[series % tones.length] ?? tones[0]!
