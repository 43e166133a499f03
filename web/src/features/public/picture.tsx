import { classNames } from '../../lib/class-names.ts'

/** One picture in both themes, as `npm run pictures` makes it. */
export interface Shot {
  light: string
  dark: string
  width: number
  height: number
}

interface PictureProps {
  desk: Shot
  /** What a phone shows in its place. */
  phone?: Shot
  alt: string
  /** Above the fold: asked for at once. */
  first?: boolean
  className?: string
}

const dark = '(prefers-color-scheme: dark)'
const narrow = '(max-width: 639px)'

/** The product itself. Sizes are given, so that nothing moves once it is there; public/boot.js follows a chosen theme. */
export const Picture = ({ desk, phone, alt, first = false, className }: PictureProps) => (
  <picture>
    {phone && (
      <>
        <source media={`${narrow} and ${dark}`} srcSet={phone.dark} width={phone.width} height={phone.height} />
        <source media={narrow} srcSet={phone.light} width={phone.width} height={phone.height} />
      </>
    )}
    <source media={dark} srcSet={desk.dark} width={desk.width} height={desk.height} />
    <img
      src={desk.light}
      width={desk.width}
      height={desk.height}
      {...(first ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      alt={alt}
      className={classNames('h-auto w-full rounded-lg border border-line bg-raised', className)}
    />
  </picture>
)
