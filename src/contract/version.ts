/** The version in package.json; a test compares the two. The SDK and its address carry it. */
export const VERSION = '0.1.0';
