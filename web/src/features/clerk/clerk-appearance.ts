/** Clerk's parts in our colours and type, in both themes; the variables follow the chosen one. */
export const clerkAppearance = {
  variables: {
    colorPrimary: 'var(--color-accent)',
    colorPrimaryForeground: 'var(--color-accent-text)',
    colorBackground: 'var(--color-raised)',
    colorForeground: 'var(--color-text)',
    colorMutedForeground: 'var(--color-muted)',
    colorInput: 'var(--color-surface)',
    colorInputForeground: 'var(--color-text)',
    colorNeutral: 'var(--color-text)',
    colorBorder: 'var(--color-line-strong)',
    colorDanger: 'var(--color-danger)',
    colorSuccess: 'var(--color-success)',
    colorWarning: 'var(--color-warning)',
    borderRadius: '8px',
    fontFamily: 'inherit',
  },
}
