/** The version of all that lies between a file's bytes and its grey pixels. */

/** Goes up whenever a file that could be read before comes out with other pixels: decoded pictures are kept by it. */
export const DECODER_VERSION = 1;
