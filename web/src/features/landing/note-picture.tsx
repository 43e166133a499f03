import { useShownTheme } from '../../lib/theme.ts'
import deskDark from './pictures/desk-dark.webp'
import deskLight from './pictures/desk-light.webp'
import phoneDark from './pictures/phone-dark.webp'
import phoneLight from './pictures/phone-light.webp'

const pictures = {
  light: { desk: deskLight, phone: phoneLight },
  dark: { desk: deskDark, phone: phoneDark },
}

/** The product itself, photographed in both themes, on a desk and on a phone. */
export function NotePicture() {
  const { desk, phone } = pictures[useShownTheme()]
  return (
    <figure className="mt-10">
      <picture>
        <source media="(max-width: 639px)" srcSet={phone} width={780} height={1400} />
        <img
          src={desk}
          width={1600}
          height={960}
          loading="lazy"
          decoding="async"
          alt="A finished draft beside the rough notes it was made from. A line joins a sentence about ibuprofen in the draft to the place in the notes that says so."
          className="h-auto w-full rounded-lg border border-line bg-raised shadow-float max-sm:mx-auto max-sm:max-w-80"
        />
      </picture>
      <figcaption className="mt-3 text-xs text-muted">
        Point at a sentence, and a line shows where your notes say it. The person and the visit are made up.
      </figcaption>
    </figure>
  )
}
