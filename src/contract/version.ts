/** This version, as package.json says it; a test compares. The server's SDK and its address carry it. */
export const VERSION = '0.1.0';
