/** Stands for the address that only the running service knows, which puts it in before it sends a page. */
export const origin = 'https://origin.invalid'
