import type { ReactNode } from 'react'

const marks: Record<'stripes' | 'dots' | 'lattice', ReactNode> = {
  stripes: <path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" strokeWidth={1.25} />,
  lattice: <path d="M0,0 l6,6 M6,0 l-6,6" strokeWidth={1} />,
  dots: <path d="M3,3 h0.01" strokeWidth={2} strokeLinecap="round" />,
}

/** The address of a pattern within this chart. */
const patternUrl = (chart: string, pattern: string) => `url(#${chart}-${pattern})`

/** Drawn over the colours of a chart, in the colour of its ground. */
export const ChartPatterns = ({ chart }: { chart: string }) => (
  <defs>
    {Object.entries(marks).map(([name, mark]) => (
      <pattern key={name} id={`${chart}-${name}`} width={6} height={6} patternUnits="userSpaceOnUse">
        <g className="fill-none stroke-raised opacity-70 forced-colors:stroke-[Canvas] forced-colors:opacity-100">
          {mark}
        </g>
      </pattern>
    ))}
  </defs>
)

interface MarkProps {
  chart: string
  tone: { fill: string; pattern: string }
  x: number
  y: number
  width: number
  height: number
}

/** One segment, and its pattern over it. */
export const Mark = ({ chart, tone, ...place }: MarkProps) => (
  <>
    <rect {...place} className={tone.fill} />
    {tone.pattern !== 'plain' && <rect {...place} fill={patternUrl(chart, tone.pattern)} />}
  </>
)
