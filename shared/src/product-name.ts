// The product's name, in one place; knows nothing else.

/** The name people see on screen, in page titles and in exported files. */
export const productName = 'Common Ground'
